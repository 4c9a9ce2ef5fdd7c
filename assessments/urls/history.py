"""Looking back, taking back, confirming, reopening."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
