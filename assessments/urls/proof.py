"""Evidence."""

from django.urls import path

from assessments.urls.pages import ONE
from assessments.views import evidence, evidence_files

urlpatterns = [
    path(f"{ONE}evidence/", evidence.evidence, name="evidence"),
    path(f"{ONE}evidence.zip", evidence_files.evidence_zip, name="evidence_zip"),
    path(
        "plants/<int:plant_id>/evidence/<int:evidence_id>/file/",
        evidence_files.evidence_file,
        name="evidence_file",
    ),
]
