"""The report as files to go on working with."""

from django.urls import path

from assessments.urls.pages import ONE
from assessments.views import report_files

urlpatterns = [
    path(f"{ONE}report.xlsx", report_files.report_workbook, name="report_workbook"),
    path(f"{ONE}report.json", report_files.report_json, name="report_json"),
]
