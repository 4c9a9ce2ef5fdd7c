"""Two assessments of a plant side by side."""

from django.urls import path

from assessments.views import comparing

urlpatterns = [
    path("plants/<int:plant_id>/compare/", comparing.compare, name="compare"),
]
