"""Nothing leaves the organisation before somebody has confirmed what it may hold."""

from typing import Any

import pytest

from accounts.models import AuditEvent
from assessments.actions import Change, save_answers, submit
from assessments.actions.refusals import Stale
from assessments.actions.releasing import (
    Confirmed,
    MayBeImportantData,
    NotConfirmed,
    NothingToConfirm,
    release,
)
from assessments.documents.released import is_released, releases_of
from assessments.documents.wanted import Kind, Wanted, wanted_again
from assessments.models import Assessment, Release
from assessments.reports.order import Order, OrderError
from tests.cast import Cast
from tests.letting_out import PROOF, SAID, TO_AUTHORITY, TO_HEADQUARTERS, confirm

SHEET = Wanted(kind=Kind.VERIFICATION, order=Order(language="both"))
EVERYTHING = [
    TO_AUTHORITY,
    TO_HEADQUARTERS,
    SHEET,
    Wanted(order=Order(audience="authority", length="summary", target="a-tier-with-dashes")),
    Wanted(kind=Kind.APPLICATION),
    Wanted(kind=Kind.PREPARATION, order=Order(language="en")),
    PROOF,
]


@pytest.mark.parametrize("wanted", EVERYTHING, ids=lambda one: f"{one.kind} {one.key}")
def test_a_confirmation_is_stored_and_lets_exactly_that_out(
    begun: Assessment, cast: Cast, wanted: Wanted
) -> None:
    made = confirm(begun, cast.manager, wanted)
    assert (made.receiver, made.data_class, made.by) == (SAID["receiver"], "general", cast.manager)
    let_out = [one for one in EVERYTHING if is_released(begun, one)]
    assert let_out == [wanted]
    assert wanted_again(made.kind, made.wanted) == wanted


def test_it_is_on_the_record_with_all_that_was_said(begun: Assessment, cast: Cast) -> None:
    confirm(begun, cast.manager, goes_abroad=True)
    told = AuditEvent.objects.get(act="release")
    assert (told.by, told.subject_key) == (cast.manager, str(begun.pk))
    assert told.details == {
        "kind": "report",
        "wanted": "en-standard-authority-next",
        "receiver": SAID["receiver"],
        "data_class": "general",
        "goes_abroad": True,
    }


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"receiver": ""}, "receiver"),
        ({"receiver": " \n "}, "receiver"),
        ({"receiver": "x" * 201}, "receiver"),
        ({"data_class": ""}, "data_class"),
        ({"data_class": "core"}, "data_class"),
        ({"no_state_secrets": False}, "no_state_secrets"),
        ({"no_faces_or_places": False}, "no_faces_or_places"),
    ],
)
def test_without_every_confirmation_it_stays(
    begun: Assessment, cast: Cast, said: dict[str, Any], field: str
) -> None:
    with pytest.raises(NotConfirmed) as refused:
        confirm(begun, cast.manager, **said)
    assert refused.value.field == field
    assert not Release.objects.exists()
    assert not AuditEvent.objects.filter(act="release").exists()


@pytest.mark.parametrize(
    ("wanted", "abroad"), [(TO_HEADQUARTERS, False), (TO_AUTHORITY, True), (PROOF, True)]
)
def test_what_may_be_important_does_not_leave_the_mainland(
    begun: Assessment, cast: Cast, wanted: Wanted, abroad: bool
) -> None:
    with pytest.raises(MayBeImportantData):
        confirm(begun, cast.manager, wanted, data_class="important", goes_abroad=abroad)
    assert not Release.objects.exists()


def test_within_the_mainland_it_may_with_its_class_named(begun: Assessment, cast: Cast) -> None:
    assert confirm(begun, cast.manager, data_class="important").data_class == "important"


def test_what_stays_in_the_house_is_not_confirmed(begun: Assessment, cast: Cast) -> None:
    with pytest.raises(NothingToConfirm):
        confirm(begun, cast.manager, Wanted())


def test_a_draft_that_was_changed_is_confirmed_again(begun: Assessment, cast: Cast) -> None:
    confirm(begun, cast.manager)
    better = Change("workshop.sequence", option="proposed", count=2, of=2, revision=1)
    save_answers(assessment=begun, by=cast.manager, changes=[better])
    begun.refresh_from_db()
    assert not is_released(begun, TO_AUTHORITY)
    assert [one.wanted for one in releases_of(begun)] == [None], "told, but no longer offered"


def test_what_somebody_else_changed_meanwhile_was_not_confirmed(
    begun: Assessment, cast: Cast
) -> None:
    with pytest.raises(Stale):
        release(
            assessment=begun,
            by=cast.manager,
            wanted=TO_AUTHORITY,
            confirmed=Confirmed(**SAID),
            revision=begun.revision - 1,
        )
    assert not Release.objects.exists()


def test_a_result_is_let_out_and_not_changed_by_it(begun: Assessment, cast: Cast) -> None:
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    before = Assessment.objects.values().get(pk=begun.pk)
    confirm(begun, cast.owner)
    assert Assessment.objects.values().get(pk=begun.pk) == before
    assert is_released(Assessment.objects.get(pk=begun.pk), TO_AUTHORITY)


def test_one_assessment_lets_out_nothing_of_another(begun: Assessment, cast: Cast, plant) -> None:
    confirm(begun, cast.manager)
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    again = Assessment.objects.get(pk=begun.pk)
    again.pk = None
    again.save()
    assert not is_released(again, TO_AUTHORITY)


def test_a_tier_of_a_very_long_name_still_fits_its_column() -> None:
    order = Order(audience="authority", target="t" * 90)
    other = Order(audience="authority", target="t" * 91)
    keys = {Wanted(order=order).key, Wanted(order=other).key}
    assert len(keys) == 2
    assert {len(key) for key in keys} == {80}
    assert [wanted_again("report", key) for key in keys] == [None, None]


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("report", "de-standard-authority-next"),
        ("report", "en-endless-authority-next"),
        ("report", "en"),
        ("verification", ""),
        ("poster", "en"),
    ],
)
def test_what_another_version_let_out_is_listed_without_a_way_to_it(
    begun: Assessment, cast: Cast, kind: str, key: str
) -> None:
    confirm(begun, cast.manager)
    Release.objects.update(kind=kind, wanted=key)
    (line,) = releases_of(begun)
    assert line.title
    assert line.wanted is None


@pytest.mark.parametrize("kind", [Kind.APPLICATION, Kind.PREPARATION])
def test_what_is_filled_in_comes_in_one_language(kind: Kind) -> None:
    with pytest.raises(OrderError):
        Wanted(kind=kind, order=Order(language="both"))
