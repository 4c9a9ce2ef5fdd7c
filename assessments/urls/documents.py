"""Documents of an assessment: what can be taken out, and the confirmation before."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
