"""The pages every self-check walks through."""

from django.urls import path

from assessments.views import (
    answering,
    home,
    indicators,
    overview,
    plants,
    register,
    result,
    review,
    road,
    standing,
)

ONE = "assessments/<int:assessment_id>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("plants/new/", plants.plant_new, name="plant_new"),
    path("plants/<int:plant_id>/", plants.plant, name="plant"),
    path("plants/<int:plant_id>/start/", plants.start, name="start"),
    path(ONE, overview.overview, name="overview"),
    path(f"{ONE}facts/", plants.facts, name="facts"),
    path(f"{ONE}questions/<str:part>/<int:page>/", answering.questions, name="questions"),
    path(f"{ONE}scenarios/<str:area>/", register.scenarios, name="scenarios"),
    path(f"{ONE}standing/", standing.standing, name="standing"),
    path(f"{ONE}indicators/", indicators.indicators, name="indicators"),
    path(f"{ONE}review/", review.review, name="review"),
    path(f"{ONE}submit/", review.submit, name="submit"),
    path(f"{ONE}result/", result.result, name="result"),
    path(f"{ONE}road/", road.road, name="road"),
    path(f"{ONE}follow-up/", plants.follow_up, name="follow_up"),
]
