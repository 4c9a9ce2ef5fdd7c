"""Saving one answer at a time."""

from django.urls import path

from assessments.urls.pages import ONE
from assessments.views import saving

urlpatterns = [
    path(f"{ONE}answers/<str:question>/", saving.answer, name="answer"),
]
