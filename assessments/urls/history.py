"""Looking back, taking back, confirming, reopening."""

from django.urls import path

from assessments.urls.pages import ONE
from assessments.views import confirming, history, opening, reopening

urlpatterns = [
    path(f"{ONE}history/", history.history, name="history"),
    path(f"{ONE}history/<int:change_id>/take-back/", history.take_back, name="take_back"),
    path(f"{ONE}confirm/", confirming.confirm, name="confirm"),
    path(f"{ONE}reopen/", reopening.reopen, name="reopen"),
    path(f"{ONE}result/open/", opening.open_result, name="open_result"),
]
