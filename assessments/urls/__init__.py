"""Every address of the assessments, room by room."""

from assessments.urls import (
    colleagues,
    history,
    offline,
    pages,
    proof,
    register,
    reviewing,
    saving,
    short_road,
)

app_name = "assessments"

urlpatterns = [
    *pages.urlpatterns,
    *saving.urlpatterns,
    *history.urlpatterns,
    *register.urlpatterns,
    *proof.urlpatterns,
    *colleagues.urlpatterns,
    *reviewing.urlpatterns,
    *short_road.urlpatterns,
    *offline.urlpatterns,
]
