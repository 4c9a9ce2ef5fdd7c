"""What a reviewer found."""

from django.urls import path

from assessments.urls.pages import ONE
from assessments.views import reviewing

urlpatterns = [
    path(f"{ONE}findings/", reviewing.findings, name="findings"),
    path(f"{ONE}findings/<str:question>/", reviewing.finding, name="finding"),
]
