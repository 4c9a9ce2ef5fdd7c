"""The workbook, out and in."""

from django.urls import path

from assessments.urls.pages import ONE
from assessments.views import workbook

urlpatterns = [
    path(f"{ONE}workbook.xlsx", workbook.workbook, name="workbook"),
    path(f"{ONE}workbook/", workbook.workbook_in, name="workbook_in"),
]
