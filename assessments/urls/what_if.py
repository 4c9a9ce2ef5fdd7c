"""As if steps of the road had been taken; nothing is stored."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
