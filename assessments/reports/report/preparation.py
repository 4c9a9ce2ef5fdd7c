"""What to have ready for the CMMM self-assessment, by sub-domain. It predicts no level."""

from dataclasses import dataclass

from assessments.reports.report.marks import Basis


@dataclass(frozen=True, slots=True)
class BearingRow:
    """An answer of this self-check that bears on the sub-domain; the mapping is ours."""

    key: str
    question: str
    answer: str
    state: str  # given | open | not_applicable
    ready: str  # what proves it, in the edition's words
    proof: str  # numbers of the evidence index; "" without any
    lacks_proof: bool = False  # something is claimed, and nothing in the index is put to it


@dataclass(frozen=True, slots=True)
class SubdomainRow:
    key: str
    element: str  # one of four
    domain: str  # within the element; "" where the element has no domains of its own
    name: str
    official_name: str  # in every language
    who: str
    bearing: tuple[BearingRow, ...]
    ready: tuple[str, ...]  # documents, systems, records
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreparationPart:
    level_lines: tuple[str, ...]  # the CMMM condition of the tier aimed at, and how it stands
    intro: tuple[str, ...]  # what it is, what it is not
    basis: Basis  # of the names and their division
    rows: tuple[SubdomainRow, ...]
    unasked_line: str  # answers that bear on no sub-domain; "" where there are none
