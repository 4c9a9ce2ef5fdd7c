"""A confirmation holds for what was looked at: not for what is changed beside or meanwhile."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from assessments.actions import Change, save_answers, submit
from assessments.actions.systems import SystemFacts, add_system, change_system
from assessments.documents.released import is_released
from assessments.documents.wanted import Kind, Wanted, wanted_again
from assessments.models import Assessment
from assessments.reports.order import Order
from assessments.views import documents, evidence_files
from tests.cast import Cast
from tests.furnished import Furnished, furnish
from tests.letting_out import PROOF, confirm, own_cache
from tests.opened import opened
from tests.proving import in_memory, logged_in

__all__ = ["in_memory", "own_cache"]

FORM = Wanted(kind=Kind.APPLICATION, order=Order(language="en"))
SECRET = SystemFacts("Ballistics simulator", live_since="2024-03")


@pytest.fixture
def furnished(assessment: Assessment, cast: Cast) -> Furnished:
    made = furnish(assessment, cast)
    opened(made.assessment)
    return made


def stored(furnished: Furnished) -> Assessment:
    return Assessment.objects.get(pk=furnished.assessment.pk)


def test_a_draft_whose_system_was_renamed_is_confirmed_again(
    furnished: Furnished, cast: Cast
) -> None:
    confirm(furnished.assessment, cast.manager, FORM)
    change_system(system=furnished.system, by=cast.contributor, facts=SECRET, revision=1)
    assert not is_released(stored(furnished), FORM)


def test_a_system_changed_to_what_it_is_leaves_no_mark(furnished: Furnished, cast: Cast) -> None:
    confirm(furnished.assessment, cast.manager, FORM)
    same = SystemFacts("MES", live_since="2024-03")
    change_system(system=furnished.system, by=cast.contributor, facts=same, revision=1)
    assert is_released(stored(furnished), FORM)


def test_a_result_is_left_alone_by_what_is_renamed_later(furnished: Furnished, cast: Cast) -> None:
    submit(assessment=stored(furnished), by=cast.manager, confirmed_open=True)
    confirm(stored(furnished), cast.manager, FORM)
    change_system(system=furnished.system, by=cast.contributor, facts=SECRET, revision=1)
    assert is_released(stored(furnished), FORM)


def test_a_system_that_no_card_names_does_not_matter(furnished: Furnished, cast: Cast) -> None:
    confirm(stored(furnished), cast.manager, FORM)
    unused = SystemFacts("Not on any card")
    made = add_system(plant=furnished.assessment.plant, by=cast.contributor, facts=unused)
    change_system(system=made, by=cast.contributor, facts=SECRET, revision=1)
    assert is_released(stored(furnished), FORM)


def test_what_was_confirmed_as_a_draft_is_confirmed_again_as_a_result(
    furnished: Furnished, cast: Cast
) -> None:
    confirm(stored(furnished), cast.manager, FORM)
    submit(assessment=stored(furnished), by=cast.manager, confirmed_open=True)
    assert not is_released(stored(furnished), FORM)
    confirm(stored(furnished), cast.manager, FORM)
    assert is_released(stored(furnished), FORM)


def test_a_tier_that_is_called_next_is_not_taken_for_the_next_one() -> None:
    named, following = (Wanted(order=Order(audience="authority", target=t)) for t in ("next", ""))
    assert named.order.key != following.order.key
    assert [wanted_again("report", one.key) for one in (named, following)] == [named, following]


def answered_meanwhile(make: Callable[..., Any], furnished: Furnished, cast: Cast) -> Any:
    def slow(*given: Any) -> Any:
        told = Change("device.state", option="messaged", count=39, revision=2)
        save_answers(assessment=stored(furnished), by=cast.contributor, changes=[told])
        return make(*given)

    return slow


@pytest.mark.parametrize(
    ("wanted", "page", "room", "maker"),
    [
        (FORM, "application", documents, "document_of"),
        (PROOF, "evidence_zip", evidence_files, "write_archive"),
    ],
)
def test_what_was_answered_while_it_was_made_does_not_leave(
    furnished: Furnished,
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    wanted: Wanted,
    page: str,
    room: Any,
    maker: str,
) -> None:
    confirm(furnished.assessment, cast.manager, wanted)
    monkeypatch.setattr(room, maker, answered_meanwhile(getattr(room, maker), furnished, cast))
    address = reverse(f"assessments:{page}", args=[furnished.assessment.pk])
    response = logged_in(cast.viewer).get(address, wanted.choices)
    assert response.status_code == 403
    assert "An owner or a manager confirms first" in response.content.decode()
