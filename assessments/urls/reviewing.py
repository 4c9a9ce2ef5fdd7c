"""What a reviewer found."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
