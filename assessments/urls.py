"""The pages of one plant being measured."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
