"""Systems, equipment and scenario instances."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
