"""Saving one answer at a time."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
