"""How answers are known, what a reviewer found, what was raised late or is to be confirmed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.utils import translation

from assessments.dossier import EMPTY, Dossier, FindingNote, RaisedNote
from assessments.reports.build import Facts
from assessments.reports.build.review import finding_rows
from assessments.reports.build.source import Source
from assessments.reports.report import Report
from maturity.engine.scoring import score
from tests.dossier_samples import DOSSIER, INSTANCES, behind, sheets
from tests.reporting import national


def with_(**changed: Any) -> Report:
    return behind(dossier=replace(DOSSIER, **changed))


def text_of(key: str) -> str:
    return national().question(key).text.in_language("en")


def test_how_the_answers_are_known_is_counted():
    assert [(fact.label, fact.value) for fact in behind().known] == [
        ("Claimed", "60"),
        ("Documented", "20"),
        ("Seen in system data", "8"),
        ("Of these, verified by a reviewer", "2"),
    ]


@pytest.mark.parametrize("known", [None, {}], ids=["not-kept", "nothing-answered"])
def test_where_it_is_not_kept_nothing_is_counted(known):
    assert with_(known=known).known == ()


def test_what_the_plant_does_not_know_yet_is_marked_among_the_open_questions():
    marks = {row.key: row.mark for row in behind().open_questions}
    assert marks["line.process_control"] == "don't know yet"
    assert set(marks.values()) == {"don't know yet"}
    assert {row.mark for row in with_(unsure=()).open_questions} == {""}


def test_what_was_taken_over_and_not_looked_at_again_is_listed():
    told = [row.text for row in behind().to_confirm]
    assert told == [text_of("workshop.trace"), text_of("device.maintenance")]


def test_findings_are_listed_with_both_answers_reason_name_and_day():
    found = {row.question: row for row in behind().findings}
    row = found[text_of("workshop.sequence")]
    assert row.answer.startswith("After a breakdown, a rush order")
    assert row.found == (
        "Another row: A list in a system: each job with machine, quantity, planned start and end"
    )
    assert row.reason == "The proposal is there, but nobody works by it."
    assert (row.by, row.on, row.outdated) == ("Chen Li", "2026-09-12", "")


def test_a_finding_on_an_answer_that_changed_since_is_marked():
    marked = [row.question for row in behind().findings if row.outdated]
    assert marked == [text_of("line.inspection")]


def test_what_the_reviewer_agrees_with_stands_last():
    words = [row.found for row in behind().findings]
    assert words == ["Could not be checked", "Agree", words[2], "Agree"]
    assert words[2].startswith("Another row")


def test_the_plant_s_answer_is_what_it_claimed_not_what_the_cards_leave():
    note = replace(DOSSIER.findings[0], question="scenario.PO28")
    assert with_(findings=(note,)).findings[0].answer == "In regular use, with AI"


@pytest.mark.parametrize(
    ("question", "end"),
    [("device.connection", "; at 30 of 42"), ("workshop.sequence", "; at 2")],
    ids=["of-the-plant-s-total", "no-total-stated"],
)
def test_the_plant_s_answer_says_how_widely_it_holds(question, end):
    source = source_of({"device.connection": 30, "workshop.sequence": 2}, {"key_machines": 42})
    note = replace(DOSSIER.findings[1], question=question, option="")
    with translation.override("en"):
        assert finding_rows(source(note))[0].answer.endswith(end)


def source_of(counts: dict[str, int], totals: dict[str, int]) -> Callable[[FindingNote], Source]:
    own = sheets().own
    answers = {key: replace(own.answers[key], count=n, of=None) for key, n in counts.items()}
    plant = replace(own.plant, totals=totals)
    sheet = replace(own, plant=plant, answers={**own.answers, **answers})

    def source(note: FindingNote) -> Source:
        facts = Facts(plant_name="Yangzhou plant", dossier=replace(DOSSIER, findings=(note,)))
        return Source(national(), sheet, score(national(), sheet), facts)

    return source


def test_a_finding_on_what_is_open_says_so():
    note = replace(DOSSIER.findings[2], question="line.process_control", is_current=False)
    assert with_(findings=(note,)).findings[0].answer == "not answered yet"


def test_answers_raised_after_a_result_was_seen_are_listed():
    part = behind().raised
    assert part is not None
    assert part.line.startswith("The result was first seen on 5 September 2026; 2 answers were")
    assert [(row.was, row.now[:18], row.by, row.on) for row in part.rows] == [
        (
            "A list in a system: each job with machine, quantity, planned start and end",
            "After a breakdown,",
            "Wang Fang",
            "2026-09-08",
        ),
        (part.rows[1].was, "does not apply", "Wang Fang", "2026-09-09"),
    ]
    assert part.rows[1].was


def test_none_raised_is_said_where_a_result_was_seen():
    part = with_(raised=()).raised
    assert part is not None
    assert part.line == (
        "The result was first seen on 5 September 2026; no answer was raised after it."
    )
    assert part.rows == ()


def test_without_a_result_seen_nothing_is_said_of_raising():
    assert with_(raised=(), result_seen_on="").raised is None


def test_a_row_the_edition_no_longer_has_is_shown_by_its_key():
    gone = RaisedNote("workshop.sequence", "no_such_row", "listed", "Wang Fang", "2026-09-08")
    assert with_(raised=(gone,)).raised.rows[0].was == "no_such_row"


def test_a_reopened_assessment_says_when_and_why():
    (line,) = behind().origin
    assert line.startswith("Reopened on 1 September 2026 after a result had been submitted;")
    assert line.endswith("Reason: 三号线已完成改造.")
    (said,) = behind("zh-hans").origin
    assert said.endswith("三号线已完成改造。")


@pytest.mark.parametrize(("origin", "count"), [("new", 0), ("follow_up", 1)])
def test_what_it_began_from_is_said_only_where_there_was_something(origin, count):
    assert len(with_(origin=origin, reopened_because="").origin) == count


def test_checks_on_register_and_proof_name_what_they_are_about():
    details = [row.detail for row in behind().checks]
    assert "成熟度评估报告" in details
    early = replace(INSTANCES[1], live_since="2022-01")
    found = with_(instances=(early,)).checks
    dates = [row.detail for row in found if row.key == "one_system_two_dates"]
    assert dates == ["壳体外观检测"]


def test_six_raised_answers_are_a_check_that_names_them():
    keys = [q.key for q in _asked()[:6]]
    notes = tuple(RaisedNote(key, "a", "b", "Wang Fang", "2026-09-08") for key in keys)
    rows = [row for row in with_(raised=notes).checks if row.key == "raised_after_result"]
    assert [row.detail for row in rows] == ["; ".join(text_of(key) for key in keys)]


def _asked() -> Any:
    return national().questions


def test_an_empty_dossier_leaves_no_line():
    report = behind(dossier=EMPTY, claimed={})
    assert Dossier() == EMPTY
    assert (report.findings, report.raised, report.origin, report.to_confirm) == ((), None, (), ())
