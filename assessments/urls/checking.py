"""Where anybody compares a document with what was made; needs no log-in."""

from django.urls import path

from assessments.views import checking

urlpatterns = [
    path("check/<str:code>/", checking.check_document, name="check_document"),
]
