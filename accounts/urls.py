from django.urls import path

from accounts import views

urlpatterns = [path("language/", views.switch_language, name="switch_language")]
