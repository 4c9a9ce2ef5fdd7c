"""What stands behind the answers: instances, evidence, findings, and what was raised later."""

from dataclasses import dataclass

from assessments.reports.report.marks import Fact


@dataclass(frozen=True, slots=True)
class InstanceRow:
    """One instance card; `label` is the official one of area, scenario and instance."""

    label: str
    place: str  # area and scenario, for instances that stand together
    name: str
    state: str
    facts: tuple[Fact, ...]  # only what was stated
    model: tuple[Fact, ...]  # the model card as far as it was stated; empty without one
    model_line: str  # whether it is complete; "" without one
    key: str = ""  # of the scenario
    state_key: str = ""  # planned | in_use | in_use_ai
    missing: tuple[str, ...] = ()  # what the card asks for and nobody stated


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One piece at one place; titles only, the files stay where they are stored."""

    number: str  # as in the archive of all proof
    label: str  # the instance or question it is put to
    title: str
    dated: str
    expires: str
    expired: str  # the word for it as of the report's date; "" where it still holds
    where: str  # name of the file, or the link
    checksum: str  # first digits of the file's SHA-256; "" for a link


@dataclass(frozen=True, slots=True)
class FindingRow:
    """What a reviewer found beside one answer; `outdated` where the answer changed since."""

    question: str
    answer: str  # the plant's, as it stands
    found: str
    reason: str
    by: str
    on: str
    outdated: str


@dataclass(frozen=True, slots=True)
class RaisedRow:
    question: str
    was: str
    now: str
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class RaisedPart:
    line: str  # since when, and how many
    rows: tuple[RaisedRow, ...]
