"""One plant being measured: plant and register, assessment, answers, proof, people, results."""

from assessments.models.answers import Answer, IndicatorValue
from assessments.models.assessments import Assessment, AssessmentQuerySet
from assessments.models.colleagues import Assignment, Finding
from assessments.models.documents import DocumentCode, MadeDocument, Release
from assessments.models.evidence import Evidence, EvidenceUse
from assessments.models.history import AnswerChange, ChangeIsFixed
from assessments.models.plants import Plant
from assessments.models.register import ModelCard, ScenarioInstance, System
from assessments.models.results import Result, ResultIsFinal

__all__ = [
    "Answer",
    "AnswerChange",
    "Assessment",
    "AssessmentQuerySet",
    "Assignment",
    "ChangeIsFixed",
    "DocumentCode",
    "Evidence",
    "EvidenceUse",
    "Finding",
    "IndicatorValue",
    "MadeDocument",
    "ModelCard",
    "Plant",
    "Release",
    "Result",
    "ResultIsFinal",
    "ScenarioInstance",
    "System",
]
