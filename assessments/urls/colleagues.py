"""Who answers what by when."""

from django.urls import path

from assessments.urls.pages import ONE
from assessments.views import assignment, colleagues, mine

urlpatterns = [
    path("my-questions/", mine.mine, name="mine"),
    path(f"{ONE}colleagues/", colleagues.colleagues, name="colleagues"),
    path(f"{ONE}colleagues/<int:assignment_id>/", assignment.assignment, name="assignment"),
]
