"""As if steps of the road had been taken; nothing is stored."""

from django.urls import path

from assessments.views import what_if

urlpatterns = [
    path("assessments/<int:assessment_id>/what-if/", what_if.what_if, name="what_if"),
]
