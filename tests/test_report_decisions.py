"""Page one: at most three decisions, each with what it opens, by when, and what it takes."""

import re
from datetime import date
from typing import Any

import pytest

from assessments.actions import submit
from assessments.dossier import AnsweredNote, Dossier
from assessments.models import Assessment
from assessments.reports.build import build_report
from assessments.reports.report import Decision, DecisionsPart
from tests.cast import Cast
from tests.reporting import report_of
from tests.test_worked_cases import CASES

TOLD = [case["id"] for case in CASES if "refused" not in case["expect"]]


def part_of(case: str, language: str = "en", **known: Any) -> DecisionsPart:
    found = report_of(case, language, **known).decisions
    assert found is not None
    return found


def keys(case: str, **known: Any) -> list[str]:
    return [one.key for one in part_of(case, **known).decisions]


def decision(key: str, case: str, **known: Any) -> Decision:
    return next(one for one in part_of(case, **known).decisions if one.key == key)


@pytest.mark.parametrize("case", TOLD[::4])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_there_are_three_at_most_and_none_is_a_filler(case: str, language: str) -> None:
    found = part_of(case, language).decisions
    assert len(found) <= 3
    assert len({one.key for one in found}) == len(found)
    for one in found:
        assert one.text and one.why and one.by_when
        assert re.search(r"\d", one.why), one.why


def test_a_plant_that_can_file_is_asked_whether_it_wants_to() -> None:
    assert "file" in keys("advanced")
    assert "advanced tier" in decision("file", "advanced").text


def test_a_plant_that_answered_nothing_is_asked_to_answer() -> None:
    assert "answer" in keys("all-open")
    assert "file" not in keys("all-open")


def test_what_others_decide_is_named_because_it_takes_its_time() -> None:
    others = decision("others", "advanced-cmmm")
    assert "CMMM" in others.text
    assert "not in the plant's own hands" in others.why
    assert others.effort == ""


def test_the_road_begins_with_its_first_phase_and_says_what_that_takes() -> None:
    begin = decision("begin", "advanced")
    assert re.search(r"\d+ steps?", begin.text)
    assert "month" in begin.effort


def test_at_the_top_nothing_is_planned_above() -> None:
    top = report_of("excellence", base="leading", set={})
    assert top.tier_key == "leading" and top.decisions is not None
    assert {one.key for one in top.decisions.decisions} == {"file"}


def test_a_published_day_is_told_only_while_it_lay_ahead() -> None:
    plant = {"type": "discrete", "province": "liaoning"}
    early = part_of("advanced", plant=plant, facts={"submitted_on": date(2026, 3, 1)})
    late = part_of("advanced", plant=plant, facts={"submitted_on": date(2026, 12, 31)})
    told = [" ".join(one.by_when for one in part.decisions) for part in (early, late)]
    assert "by 10 April 2026" in told[0] or "by 30 May 2026" in told[0]
    assert "by 30 May 2026" not in told[1]


def test_the_same_support_is_named_once() -> None:
    plant = {"type": "discrete", "province": "guangdong"}
    found = part_of("advanced", plant=plant).decisions
    named = [one.support for one in found if one.support]
    assert len(named) == len(set(named)) == 1


def test_what_blocks_the_next_filing_is_counted_and_named() -> None:
    blocked = part_of("advanced").blocked_by
    assert re.search(r"\d+ conditions? of the excellence tier", blocked[0])


def test_who_answered_is_told_by_name_and_number_and_many_are_counted() -> None:
    notes = tuple(AnsweredNote(f"Person {n}", 20 - n) for n in range(12))
    part = part_of("advanced", facts={"dossier": Dossier(answered_by=notes)})
    assert part.answered_by[0].value == "20"
    assert len(part.answered_by) == 7
    assert sum(int(fact.value) for fact in part.answered_by) == sum(note.answers for note in notes)


@pytest.mark.django_db
def test_who_answered_is_frozen_with_the_result(begun: Assessment, cast: Cast) -> None:
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    cast.manager.display_name = "Somebody else by now"
    cast.manager.save()
    found = Assessment.objects.with_names().get(pk=begun.pk)
    part = build_report(found, language="en").decisions
    assert part is not None
    assert [fact.label for fact in part.answered_by] == ["manager"]
