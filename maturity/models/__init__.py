"""What plants are measured by: draft rows that editors change, and editions that stay."""

from maturity.models.edition import Edition, EditionIsFrozen, EditionQuerySet
from maturity.models.measures import Check, Measure
from maturity.models.questions import Option, Question
from maturity.models.row import BasisWord, Entry, Row
from maturity.models.rubric import Rubric
from maturity.models.scenarios import Indicator, Obstacle, OverlayItem, Scenario
from maturity.models.structure import Area, Aspect, Department, IntelligenceLevel, Total
from maturity.models.surroundings import GlossaryTerm, Note, Policy, Yardstick
from maturity.models.tiers import Condition, Demand, Tier

__all__ = [
    "Area",
    "Aspect",
    "BasisWord",
    "Check",
    "Condition",
    "Demand",
    "Department",
    "Edition",
    "EditionIsFrozen",
    "EditionQuerySet",
    "Entry",
    "GlossaryTerm",
    "Indicator",
    "IntelligenceLevel",
    "Measure",
    "Note",
    "Obstacle",
    "Option",
    "OverlayItem",
    "Policy",
    "Question",
    "Row",
    "Rubric",
    "Scenario",
    "Tier",
    "Total",
    "Yardstick",
]
