"""Proof too fresh or too old for what it is to prove: a remark, never a verdict."""

from datetime import date, timedelta

import pytest

from assessments.contradictions import find_doubts
from assessments.dossier import Dossier, EvidenceNote, InstanceNote
from maturity.rubric_file import load_edition
from tests.cast import NATIONAL

EDITION = load_edition(NATIONAL)
TODAY = date(2026, 11, 24)


def doubted(*pieces: EvidenceNote, today: date = TODAY, live: tuple[str, ...] = ()) -> list[str]:
    cards = tuple(
        InstanceNote(number, "PO27", f"Line {number}", live_since=month)
        for number, month in enumerate(live, start=1)
    )
    dossier = Dossier(instances=cards, evidence=pieces)
    return [about.name for d in find_doubts(EDITION, (), dossier, today) for about in d.about]


def piece(dated: str, *instances: int, title: str = "Screen") -> EvidenceNote:
    return EvidenceNote(1, title, dated=dated, instances=instances)


@pytest.mark.parametrize(
    ("dated", "live", "is_doubted"),
    [
        ("2026-03-01", "2026-03", True),
        ("2026-03-07", "2026-03", True),
        ("2026-03-08", "2026-03", False),
        ("2026-02-28", "2026-03", True),  # before it went live
        ("2025-01-05", "2026-03", True),
        ("2026-03-31", "2026-03", False),
        ("2026-04-01", "2026-03", False),
        ("2026-03-01", "", False),  # the month is not stated
    ],
)
def test_proof_of_the_first_week_or_from_before_it_is_doubted(
    dated: str, live: str, is_doubted: bool
) -> None:
    assert bool(doubted(piece(dated, 1), live=(live,))) is is_doubted


def test_only_the_instances_it_proves_count() -> None:
    assert not doubted(piece("2026-03-03", 1), live=("2025-01", "2026-03"))
    assert doubted(piece("2026-03-03", 1, 2), live=("2025-01", "2026-03"))
    assert not doubted(piece("2026-03-03"), live=("2026-03",))


@pytest.mark.parametrize(
    ("dated", "today", "is_doubted"),
    [
        ("2024-11-24", TODAY, False),  # two years to the day
        ("2024-11-23", TODAY, True),
        ("2026-11-24", TODAY, False),
        # Two years before a leap day there is none: the 28th stands in for it.
        ("2026-02-28", date(2028, 2, 29), False),
        ("2026-02-27", date(2028, 2, 29), True),
        # The leap day itself, two years on.
        ("2024-02-29", date(2026, 2, 28), False),
        ("2024-02-29", date(2026, 3, 1), True),
    ],
)
def test_proof_older_than_two_years_is_doubted(dated: str, today: date, is_doubted: bool) -> None:
    assert bool(doubted(piece(dated), today=today)) is is_doubted


def test_proof_without_a_date_is_not_doubted() -> None:
    assert not doubted(piece("", 1), live=("2026-11",))


def test_each_doubtful_piece_is_named_once_in_its_order() -> None:
    old = piece("2020-01-01", 1, title="Old and fresh")
    fresh = piece("2026-11-01", 1, title="Fresh")
    assert doubted(old, fresh, live=("2026-11",)) == ["Old and fresh", "Fresh"]


def test_without_a_day_the_real_one_is_taken() -> None:
    recent = (date.today() - timedelta(days=700)).isoformat()
    old = (date.today() - timedelta(days=740)).isoformat()
    for dated, expected in ((recent, 0), (old, 1)):
        dossier = Dossier(evidence=(piece(dated),))
        assert len(find_doubts(EDITION, (), dossier)) == expected
