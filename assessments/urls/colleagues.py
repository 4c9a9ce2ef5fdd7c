"""Who answers what by when."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
