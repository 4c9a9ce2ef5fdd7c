"""Every address of the assessments, room by room."""

from assessments.urls import (
    checking,
    colleagues,
    comparing,
    documents,
    history,
    offline,
    pages,
    proof,
    register,
    report_files,
    reviewing,
    saving,
    short_road,
    what_if,
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
    *documents.urlpatterns,
    *report_files.urlpatterns,
    *checking.urlpatterns,
    *comparing.urlpatterns,
    *what_if.urlpatterns,
]
