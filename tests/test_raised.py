"""Answers raised after a result was first seen are listed, whatever happened in between."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models.sql import UpdateQuery
from django.utils import timezone

from accounts.models import User
from assessments.actions import Change, save_answers, submit
from assessments.actions.history import open_result, take_back
from assessments.contradictions import find_doubts
from assessments.contradictions.raised import doubtful_raises
from assessments.dossier import Dossier, RaisedNote, dossier_of
from assessments.dossier.raised import raised_answers
from assessments.models import Answer, AnswerChange, Assessment
from maturity.publishing import engine_edition
from maturity.rubric_file import load_edition
from tests.cast import NATIONAL, SMALL, Cast

STATE, SEQUENCE = "device.state", "workshop.sequence"
NA = {"not_applicable": True, "reason": "One machine only."}


@pytest.fixture
def seen(begun: Assessment, cast: Cast) -> Assessment:
    """`device.state` stands at "shown", `workshop.sequence` at "listed", no scenario in use."""
    open_result(assessment=begun, by=cast.viewer)
    return Assessment.objects.get(pk=begun.pk)


def save(assessment: Assessment, by: User, key: str, **content: object) -> None:
    revision = getattr(assessment.answers.filter(question=key).first(), "revision", 0)
    change = Change(key, **content, revision=revision)
    assert save_answers(assessment=assessment, by=by, changes=[change]).keys == (key,)


def raised(assessment: Assessment) -> list[tuple[str, str, str]]:
    notes = dossier_of(assessment, engine_edition(assessment.edition_id)).raised
    return [(note.question, note.was, note.now) for note in notes]


def test_a_raised_answer_is_listed_with_from_to_who_and_when(seen, cast):
    save(seen, cast.contributor, STATE, option="messaged", count=42)
    (note,) = dossier_of(seen, engine_edition(seen.edition_id)).raised
    assert note == RaisedNote(
        STATE, "shown", "messaged", str(cast.contributor), timezone.localdate().isoformat()
    )


def test_before_a_result_was_seen_nothing_counts_as_raised(begun, cast):
    save(begun, cast.manager, STATE, option="messaged", count=42)
    assert raised(begun) == []
    open_result(assessment=begun, by=cast.manager)
    assert raised(Assessment.objects.get(pk=begun.pk)) == []


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([{"option": "unseen"}], []),
        ([{"option": "shown", "count": 21}], []),
        ([{"option": "shown", "count": 42, "note": "Hall 2"}], []),
        ([{"option": "messaged", "count": 42}, {"option": "shown", "count": 42}], []),
        ([{"option": "messaged", "count": 42}, {"unsure": True}], []),
        ([{"option": "messaged", "count": 42}, {}], []),
        ([{"option": "unseen"}, {"option": "shown", "count": 42}], []),
        ([{}, {"option": "messaged", "count": 42}], [(STATE, "shown", "messaged")]),
        ([{"option": "unseen"}, {"option": "messaged"}], [(STATE, "shown", "messaged")]),
    ],
    ids=[
        "lowered",
        "another count",
        "a note",
        "raised, then lowered again",
        "raised, then unsure",
        "raised, then left open",
        "lowered, then as before",
        "opened, then raised",
        "lowered, then raised above",
    ],
)
def test_what_stands_now_is_compared_with_what_stood_when_it_was_seen(seen, cast, steps, expected):
    for step in steps:
        save(seen, cast.manager, STATE, **step)
    assert raised(seen) == expected


def test_a_raise_taken_back_is_not_listed(seen, cast):
    save(seen, cast.manager, STATE, option="messaged", count=42)
    line = seen.changes.get(question=STATE, revision=2)
    take_back(assessment=seen, by=cast.manager, change=line, revision=2)
    assert raised(seen) == []


def test_an_answer_given_up_as_not_applicable_is_listed(seen, cast):
    save(seen, cast.manager, SEQUENCE, **NA)
    assert raised(seen) == [(SEQUENCE, "listed", "")]


def test_a_row_raised_by_way_of_not_applicable_is_listed_once(seen, cast):
    save(seen, cast.manager, SEQUENCE, **NA)
    save(seen, cast.manager, SEQUENCE, option="proposed", count=2, of=2)
    assert raised(seen) == [(SEQUENCE, "listed", "proposed")]


def test_what_was_open_or_did_not_apply_was_not_raised(assessment, cast):
    save(assessment, cast.manager, SEQUENCE, **NA)
    save(assessment, cast.manager, STATE, unsure=True)
    open_result(assessment=assessment, by=cast.manager)
    seen = Assessment.objects.get(pk=assessment.pk)
    save(seen, cast.manager, SEQUENCE, option="proposed", count=2, of=2)
    save(seen, cast.manager, STATE, option="messaged", count=42)
    save(seen, cast.manager, "eligibility.size", option="above")
    assert raised(seen) == []


def test_whoever_raised_it_is_named_not_whoever_noted_something_later(seen, cast):
    save(seen, cast.contributor, STATE, option="messaged", count=42)
    save(seen, cast.owner, STATE, option="messaged", count=40, note="counted again")
    (note,) = dossier_of(seen, engine_edition(seen.edition_id)).raised
    assert note.by == str(cast.contributor)


def test_whoever_said_that_it_does_not_apply_is_named_not_whoever_left_it_open(seen, cast):
    save(seen, cast.contributor, SEQUENCE, unsure=True)
    save(seen, cast.owner, SEQUENCE, **NA)
    (note,) = dossier_of(seen, engine_edition(seen.edition_id)).raised
    assert note == RaisedNote(
        SEQUENCE, "listed", "", str(cast.owner), timezone.localdate().isoformat()
    )


def test_two_changes_in_the_same_instant_are_told_by_their_revisions(seen, cast):
    """The later one decides, in whatever order the database hands out equal times."""
    save(seen, cast.manager, STATE, option="messaged", count=42)
    save(seen, cast.owner, STATE, option="unseen")
    save(seen, cast.contributor, STATE, option="messaged", count=40)
    _at_one_instant(seen)
    (note,) = dossier_of(seen, engine_edition(seen.edition_id)).raised
    assert (note.was, note.by) == ("shown", str(cast.contributor))


def _at_one_instant(assessment: Assessment) -> None:
    """As a coarse clock would have stamped them; the guard of the history is gone round."""
    query = UpdateQuery(AnswerChange)
    query.add_filter("assessment_id", assessment.pk)
    query.add_filter("revision__gt", 1)
    query.add_update_values({"at": timezone.now() + timedelta(seconds=1)})
    query.get_compiler("default").execute_sql(None)


def test_the_list_follows_the_edition_and_lists_each_question_once(seen, cast):
    save(seen, cast.manager, "scenario.PO28", option="in_use")
    save(seen, cast.manager, "scenario.PO27", option="planned")
    save(seen, cast.manager, STATE, option="messaged", count=42)
    save(seen, cast.manager, "scenario.PO27", option="in_use")
    keys = [question.key for question in engine_edition(seen.edition_id).all_questions]
    listed = [question for question, _was, _now in raised(seen)]
    assert listed == sorted(listed, key=keys.index)
    assert raised(seen)[-1] == ("scenario.PO28", "none", "in_use")
    assert len(listed) == 3


def test_a_row_or_question_the_edition_does_not_know_is_no_raise():
    edition = load_edition(SMALL)
    person = User(username="li")

    def line(key: str, option: str) -> AnswerChange:
        return AnswerChange(
            question=key,
            before={"option": option},
            after={"option": "messaged"},
            at=timezone.now(),
            by=person,
        )

    answers = {key: Answer(question=key, option="messaged") for key in (STATE, "gone")}
    lines = [line(STATE, "left"), line("gone", "shown")]
    assert raised_answers(edition, lines, answers) == ()
    away = {STATE: Answer(question=STATE, option="left")}
    assert raised_answers(edition, [line(STATE, "unseen")], away) == ()
    assert raised_answers(edition, [line(STATE, "unseen")], {}) == ()


def test_from_or_to_a_row_that_leaves_the_question_open_is_no_raise():
    edition = load_edition(NATIONAL)
    asked = next(q for q in edition.all_questions if any(row.open for row in q.options))
    lowest = asked.closed_options[0].key
    left_open = next(row.key for row in asked.options if row.open)
    for was, now in ((lowest, left_open), (left_open, asked.closed_options[-1].key)):
        line = AnswerChange(
            question=asked.key,
            before={"option": was},
            after={"option": now},
            at=timezone.now(),
            by=User(username="li"),
        )
        answers = {asked.key: Answer(question=asked.key, option=now)}
        assert raised_answers(edition, [line], answers) == ()


def test_the_day_of_a_raise_is_that_of_the_wall_calendar():
    late = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)
    before, after = {"option": "shown"}, {"option": "messaged"}
    line = AnswerChange(question=STATE, before=before, after=after, at=late, by=User(username="li"))
    answers = {STATE: Answer(question=STATE, option="messaged")}
    (note,) = raised_answers(load_edition(SMALL), [line], answers)
    assert note.on == "2026-11-25"


def test_a_row_brought_over_is_where_it_began_not_a_raise():
    edition, at, person = load_edition(SMALL), timezone.now(), User(username="li")
    shown, messaged = ({"option": option} for option in ("shown", "messaged"))
    over = AnswerChange(question=STATE, act="carried", before=None, after=shown, at=at, by=person)
    raise_ = AnswerChange(question=STATE, before=shown, after=messaged, at=at, by=person)
    answers = {STATE: Answer(question=STATE, option="messaged")}
    assert raised_answers(edition, [over], answers) == ()
    (note,) = raised_answers(edition, [over, raise_], answers)
    assert (note.was, note.now) == ("shown", "messaged")


def test_the_list_is_frozen_with_the_result(seen, cast):
    save(seen, cast.manager, STATE, option="messaged", count=42)
    submit(assessment=seen, by=cast.manager, confirmed_open=True)
    finished = Assessment.objects.get(pk=seen.pk)
    assert raised(finished) == [(STATE, "shown", "messaged")]


@pytest.mark.parametrize(("raises", "is_doubted"), [(0, False), (5, False), (6, True)])
def test_more_than_five_raised_answers_are_doubted_and_named(raises: int, is_doubted: bool):
    edition = load_edition(NATIONAL)
    keys = [question.key for question in edition.all_questions][:raises]
    notes = tuple(RaisedNote(key, "a", "b", "Li", "2026-11-24") for key in keys)
    told = [
        [about.key for about in doubt.about]
        for doubt in find_doubts(edition, (), Dossier(raised=notes))
    ]
    assert told == ([keys] if is_doubted else [])


def test_an_edition_without_that_check_doubts_no_raises():
    notes = tuple(RaisedNote(str(n), "a", "b", "Li", "2026-11-24") for n in range(20))
    assert doubtful_raises(load_edition(SMALL), Dossier(raised=notes)) == []
