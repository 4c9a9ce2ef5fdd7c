"""The pages of one plant being measured."""

from django.urls import path

from assessments.views import (
    answering,
    home,
    indicators,
    plants,
    register,
    result,
    review,
    road,
    standing,
)

app_name = "assessments"

_ONE = "assessments/<int:assessment_id>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("plants/new/", plants.plant_new, name="plant_new"),
    path("plants/<int:plant_id>/", plants.plant, name="plant"),
    path("plants/<int:plant_id>/start/", plants.start, name="start"),
    path(_ONE, answering.overview, name="overview"),
    path(f"{_ONE}facts/", plants.facts, name="facts"),
    path(f"{_ONE}questions/<str:part>/<int:page>/", answering.questions, name="questions"),
    path(f"{_ONE}scenarios/<str:area>/", register.scenarios, name="scenarios"),
    path(f"{_ONE}standing/", standing.standing, name="standing"),
    path(f"{_ONE}indicators/", indicators.indicators, name="indicators"),
    path(f"{_ONE}review/", review.review, name="review"),
    path(f"{_ONE}submit/", review.submit, name="submit"),
    path(f"{_ONE}result/", result.result, name="result"),
    path(f"{_ONE}road/", road.road, name="road"),
    path(f"{_ONE}report.pdf", result.report, name="report"),
    path(f"{_ONE}follow-up/", plants.follow_up, name="follow_up"),
]
