"""Answers taken over from last time are confirmed one by one or together, never unseen."""

import pytest

from assessments.actions import Change, follow_up, submit
from assessments.actions.history import confirm_answers
from assessments.actions.refusals import AnswerRefused, AssessmentIsLocked
from assessments.models import Assessment, Finding
from tests.cast import ALL_BEST, Cast
from tests.queries import at_most
from tests.test_history import KEY, change_at, save, stored


@pytest.fixture
def carried(assessment: Assessment, cast: Cast) -> Assessment:
    """A follow-up: six answers to be confirmed."""
    save(assessment, cast.manager, *ALL_BEST)
    submit(assessment=assessment, by=cast.manager)
    assessment.refresh_from_db()
    return follow_up(assessment=assessment, by=cast.manager)


def test_confirming_makes_a_revision_and_a_line_and_says_the_same(carried, cast):
    saved = confirm_answers(
        assessment=carried, by=cast.contributor, questions={KEY: 1, "standing.cmmm_level": 1}
    )
    assert saved.keys == (KEY, "standing.cmmm_level")
    row, line = stored(carried), change_at(carried, 2)
    assert (row.to_confirm, row.revision, row.option, row.count) == (False, 2, "messaged", 42)
    assert row.answered_by == line.by == cast.contributor
    assert line.act == "confirmed" and line.before == line.after
    assert carried.answers.filter(to_confirm=True).count() == 4


def test_confirming_twice_is_harmless(carried, cast):
    for _ in range(3):
        saved = confirm_answers(assessment=carried, by=cast.manager, questions={KEY: 1})
    assert (saved.keys, saved.conflicts) == ((), ())
    assert stored(carried).revision == 2


def test_what_is_confirmed_already_is_left_alone_at_its_own_revision(carried, cast):
    for revision in (1, 2):
        saved = confirm_answers(assessment=carried, by=cast.manager, questions={KEY: revision})
    assert (saved.keys, saved.conflicts) == ((), ())
    assert carried.changes.filter(question=KEY).count() == 2


@pytest.mark.parametrize("revision", [0, 2, 2**31])
def test_a_revision_nobody_was_shown_confirms_nothing(carried, cast, revision):
    saved = confirm_answers(assessment=carried, by=cast.manager, questions={KEY: revision})
    assert saved.keys == () and saved.conflicts[0].theirs == stored(carried)
    assert stored(carried).to_confirm and stored(carried).revision == 1


def test_an_answer_given_anew_since_is_handed_back_not_confirmed(carried, cast):
    save(carried, cast.owner, Change(KEY, option="unseen", revision=1))
    saved = confirm_answers(
        assessment=carried, by=cast.manager, questions={KEY: 1, "eligibility.size": 1}
    )
    assert saved.keys == ("eligibility.size",)
    (conflict,) = saved.conflicts
    assert (conflict.yours.option, conflict.theirs.option) == ("messaged", "unseen")
    assert stored(carried).revision == 2


def test_answering_confirms_and_an_answer_to_nothing_cannot_be_confirmed(carried, cast):
    save(carried, cast.owner, Change(KEY, option="messaged", count=41, revision=1))
    assert not stored(carried).to_confirm
    for key in ("no.question", "workshop.batches"):
        with pytest.raises(AnswerRefused):
            confirm_answers(
                assessment=carried, by=cast.manager, questions={"eligibility.size": 1, key: 1}
            )
    assert stored(carried, "eligibility.size").to_confirm


def test_what_a_reviewer_found_still_speaks_of_a_confirmed_answer(carried, cast):
    def finding(key: str, revision: int) -> Finding:
        return Finding.objects.create(
            assessment=carried,
            question=key,
            answer_revision=revision,
            verdict="agree",
            found_at=carried.started_at,
            found_by=cast.reviewer,
        )

    current, outdated = finding(KEY, 1), finding("eligibility.size", 0)
    confirm_answers(assessment=carried, by=cast.manager, questions={KEY: 1, "eligibility.size": 1})
    current.refresh_from_db()
    outdated.refresh_from_db()
    assert (current.answer_revision, outdated.answer_revision) == (2, 0)


def test_confirming_any_number_takes_few_queries(carried, cast):
    questions = dict(carried.answers.values_list("question", "revision"))
    with at_most(9):
        confirm_answers(assessment=carried, by=cast.manager, questions=questions)
    assert not carried.answers.filter(to_confirm=True).exists()


def test_nothing_is_confirmed_in_a_submitted_assessment(carried, cast):
    submit(assessment=carried, by=cast.manager)
    with pytest.raises(AssessmentIsLocked):
        confirm_answers(assessment=carried, by=cast.manager, questions={KEY: 1})
    assert stored(carried).to_confirm
