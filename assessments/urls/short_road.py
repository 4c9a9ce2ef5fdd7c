"""The quick scan."""

from django.urls import path

from assessments.urls.pages import ONE
from assessments.views import short_road

urlpatterns = [path(f"{ONE}scan/", short_road.scan, name="scan")]
