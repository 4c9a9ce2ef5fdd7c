"""A draft result is shown once somebody has opened it: one click on the record."""

from accounts.models import User
from assessments.actions.history import open_result
from assessments.models import Assessment


def opened(assessment: Assessment, by: User | None = None) -> Assessment:
    open_result(assessment=assessment, by=by or assessment.started_by)
    return assessment
