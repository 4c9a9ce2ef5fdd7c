"""Documents of an assessment: what can be taken out, and the confirmation before."""

from django.urls import path

from assessments.urls.pages import ONE
from assessments.views import documents, releasing

urlpatterns = [
    path(f"{ONE}documents/", documents.documents, name="documents"),
    path(f"{ONE}documents/release/", releasing.release, name="release"),
    path(f"{ONE}report.pdf", documents.report, name="report"),
    path(f"{ONE}verification.pdf", documents.verification, name="verification"),
    path(f"{ONE}application.docx", documents.application, name="application"),
    path(f"{ONE}preparation.docx", documents.preparation, name="preparation"),
]
