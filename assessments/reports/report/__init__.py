"""The Report: everything page, PDF and files say about one assessment.

Frozen, plain and complete: texts are in the report's language and numbers are display strings
that reports/build rounded once. Whoever shows a Report needs nothing else, so page and PDF
cannot disagree. Keys stay beside words for shapes, colours and tests.

Verdict keys: met, not_met, undecided, with_exception (tiers, demands), excepted (conditions).
Basis keys: official, secondary, inferred, ours. `at` values are positions from 0 to 1 for drawing.
"""

from assessments.reports.report.changes import (
    ChangedAnswer,
    ChangedFact,
    ChangedTier,
    ChangedVerdict,
    ChangesPart,
)
from assessments.reports.report.decisions import Decision, DecisionsPart
from assessments.reports.report.figures import IndicatorRow, Scale, ScaleMark, Yardstick
from assessments.reports.report.gaps import (
    EvidenceClaim,
    GapRow,
    Prerequisite,
    ScenarioCard,
    Step,
)
from assessments.reports.report.ladder import ConditionRow, DemandRow, TierRow
from assessments.reports.report.marks import (
    AnswerRow,
    Basis,
    Counted,
    Fact,
    Quantity,
    Term,
    Verdict,
)
from assessments.reports.report.profile import Dot, HeatMap, ScoreRow, Spread
from assessments.reports.report.proof import (
    EvidenceRow,
    FindingRow,
    InstanceRow,
    RaisedPart,
    RaisedRow,
)
from assessments.reports.report.readings import PartingRow, ReadingRow, ReadingsPart
from assessments.reports.report.road import (
    OutsideRow,
    PlaceRow,
    RoadPart,
    RoadPhaseRow,
    RoadStepRow,
)
from assessments.reports.report.sensitivity import FragileRow, SensitivityPart
from assessments.reports.report.verification import (
    VerificationAspect,
    VerificationPart,
    VerificationRow,
)
from assessments.reports.report.whole import Report, every_text

__all__ = [
    "AnswerRow",
    "Basis",
    "ChangedAnswer",
    "ChangedFact",
    "ChangedTier",
    "ChangedVerdict",
    "ChangesPart",
    "ConditionRow",
    "Counted",
    "Decision",
    "DecisionsPart",
    "DemandRow",
    "Dot",
    "EvidenceClaim",
    "EvidenceRow",
    "Fact",
    "FindingRow",
    "FragileRow",
    "GapRow",
    "HeatMap",
    "IndicatorRow",
    "InstanceRow",
    "OutsideRow",
    "PartingRow",
    "PlaceRow",
    "Prerequisite",
    "Quantity",
    "RaisedPart",
    "RaisedRow",
    "ReadingRow",
    "ReadingsPart",
    "Report",
    "RoadPart",
    "RoadPhaseRow",
    "RoadStepRow",
    "Scale",
    "ScaleMark",
    "ScenarioCard",
    "ScoreRow",
    "SensitivityPart",
    "Spread",
    "Step",
    "Term",
    "TierRow",
    "Verdict",
    "VerificationAspect",
    "VerificationPart",
    "VerificationRow",
    "Yardstick",
    "every_text",
]
