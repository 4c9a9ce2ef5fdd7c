"""Complete means: every question that applies has a valid answer. Nothing else counts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.actions import Change, Facts, save_answers, save_facts, submit
from assessments.actions.assigning import assign
from assessments.actions.evidence import About, Proves, add_link
from assessments.actions.findings import save_finding
from assessments.actions.history import open_result
from assessments.actions.instances import InstanceFacts
from assessments.actions.refusals import OpenQuestions
from assessments.models import Assessment
from assessments.walk import read_walk
from tests.cards import keep_card
from tests.cast import ALL_BEST, Cast


@pytest.fixture
def answered(assessment: Assessment, cast: Cast) -> Assessment:
    """With AI claimed that no card bears out."""
    claim = Change("scenario.PO28", option="in_use_ai")
    save_answers(assessment=assessment, by=cast.manager, changes=[*ALL_BEST[:-1], claim])
    return Assessment.objects.get(pk=assessment.pk)


def open_in(assessment: Assessment) -> tuple[str, ...]:
    fresh = Assessment.objects.get(pk=assessment.pk)
    walk = read_walk(fresh)
    left = tuple(key for key in walk.plan.page_of if key not in walk.answered)
    progress = walk.plan.progress(walk.answered)
    assert progress.asked - progress.answered == len(left)
    return left


def test_whatever_else_is_lacking_it_is_complete(answered: Assessment, cast: Cast) -> None:
    """Nothing confirmed, nothing proven, nothing verified, nobody done, and a pilot for a card."""
    answered.answers.update(to_confirm=True)
    keep_card(answered, cast.manager, "PO27", card=InstanceFacts("Pilot"))
    answered.instances.update(to_confirm=True)
    given = {"assessment": answered, "by": cast.manager}
    assign(**given, person=cast.contributor, scope="areas", keys=["PO"])
    yesterday = timezone.localdate() - timedelta(days=1)
    add_link(
        **given,
        link="https://example.org/old",
        proves=Proves("device.state"),
        about=About("Old", expires=yesterday),
    )
    save_finding(
        assessment=answered,
        by=cast.reviewer,
        question="device.state",
        verdict="not_checked",
        reason="Shut.",
        answer_revision=1,
        revision=0,
    )
    open_result(**given)
    assert open_in(answered) == ()
    assert submit(**given).scorecard["open"] == []


NO_ANSWER = {
    "none": {},
    "don't know yet": {"unsure": True},
    "only a note": {"note": "ask Li"},
    "a row that holds too narrowly": {"option": "messaged", "count": 20},
}


@pytest.mark.parametrize("content", NO_ANSWER.values(), ids=list(NO_ANSWER))
def test_one_question_without_a_valid_answer_keeps_it_open(
    answered: Assessment, cast: Cast, content: dict[str, object]
) -> None:
    change = Change("device.state", **content, revision=1)  # type: ignore[arg-type]
    save_answers(assessment=answered, by=cast.manager, changes=[change])
    assert open_in(answered) == ("device.state",)
    with pytest.raises(OpenQuestions) as refused:
        submit(assessment=answered, by=cast.manager)
    assert refused.value.questions == ("device.state",)


def test_not_applicable_with_a_reason_is_a_valid_answer(answered: Assessment, cast: Cast) -> None:
    reason = {"not_applicable": True, "reason": "One machine only."}
    change = Change("workshop.sequence", **reason, revision=1)  # type: ignore[arg-type]
    save_answers(assessment=answered, by=cast.manager, changes=[change])
    assert open_in(answered) == ()


def test_what_applies_follows_the_kind_of_production(answered: Assessment, cast: Cast) -> None:
    def becomes(production: str) -> None:
        facts = Facts(name="Yangzhou", production=production)
        save_facts(assessment=answered, by=cast.manager, facts=facts, totals={"machines": 42})

    becomes("process")
    assert open_in(answered) == ("workshop.batches",)
    becomes("discrete")
    assert open_in(answered) == ()
