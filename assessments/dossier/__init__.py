"""What stands beside the answers: register, instances, proof, findings, history."""

from assessments.dossier.reading import dossier_of
from assessments.dossier.shape import (
    EMPTY,
    AnsweredNote,
    Dossier,
    EvidenceNote,
    FindingNote,
    InstanceNote,
    ModelNote,
    RaisedNote,
    SystemNote,
    read_dossier,
)

__all__ = [
    "EMPTY",
    "AnsweredNote",
    "Dossier",
    "EvidenceNote",
    "FindingNote",
    "InstanceNote",
    "ModelNote",
    "RaisedNote",
    "SystemNote",
    "dossier_of",
    "read_dossier",
]
