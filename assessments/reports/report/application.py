"""What the draft of the application needs beyond the report: the register, and what is missing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SystemRow:
    name: str
    kind_key: str  # system | equipment
    kind: str
    maker: str
    live_since: str  # "2024-03"
    used_by: tuple[str, ...]  # labels of the instances that run on it


@dataclass(frozen=True, slots=True)
class SceneRow:
    """One scenario that is claimed in use or planned; its instances are Report.instances."""

    key: str
    area: str
    name: str
    official_name: str
    state: str
    state_key: str  # planned | in_use | in_use_ai
    instances: int


@dataclass(frozen=True, slots=True)
class StatedRow:
    """An answer of standing or eligibility, as the form's first block asks for it."""

    key: str
    question: str
    answer: str  # "" where it is open
    evidence: str  # what proves it


@dataclass(frozen=True, slots=True)
class ApplicationPart:
    systems: tuple[SystemRow, ...]
    scenes: tuple[SceneRow, ...]
    stated: tuple[StatedRow, ...]
    tier_key: str = ""  # the tier that would be applied for next; "" where there is none
    tier_name: str = ""
    tier_line: str = ""  # why that one
