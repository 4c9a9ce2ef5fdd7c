"""Publishing freezes a draft; what was published stays as it was."""

from hashlib import sha256
from json import dumps

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from accounts.models import AuditEvent
from maturity import publishing
from maturity.catalogue import load
from maturity.models import Condition, Edition, EditionIsFrozen, Question, Rubric
from maturity.publishing import (
    CannotPublish,
    MayNotPublish,
    NoSuchEdition,
    ReasonMissing,
    content_of,
    draft_problems,
    edition_by_slug,
    engine_edition,
    publish,
    publish_data,
    retire,
)
from maturity.rubric_file import load_edition
from tests.cast import NATIONAL, SMALL

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(db):
    return load(SMALL)


@pytest.fixture
def edition(draft):
    return publish(draft, by=None, reason="first")


def reword(draft, text):
    Question.objects.filter(rubric=draft, key="device.state").update(text_en=text)


def test_an_edition_holds_the_whole_draft_and_its_checksum(edition):
    plain = load_edition(SMALL).to_data()
    canonical = dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    stored = Edition.objects.get()
    assert stored.content == plain
    assert stored.checksum == sha256(canonical.encode()).hexdigest()
    assert (str(stored), stored.is_current, stored.reason) == (
        "smart-factory@2025.1",
        True,
        "first",
    )
    assert stored.title("zh-hans") == "测试用小标准"
    assert stored.title("en") == "Small rubric for tests"


FORBIDDEN = {
    "save": lambda edition: edition.save(),
    "save of one field": lambda edition: edition.save(update_fields=["reason"]),
    "delete": lambda edition: edition.delete(),
    "queryset update": lambda edition: Edition.objects.update(reason="x"),
    "queryset delete": lambda edition: Edition.objects.filter(pk=edition.pk).delete(),
    "bulk update": lambda edition: Edition.objects.bulk_update([edition], ["reason"]),
    "bulk create": lambda edition: Edition.objects.bulk_create([Edition()]),
    "update through the rubric": lambda edition: edition.rubric.editions.update(reason="x"),
    "update or create": lambda edition: Edition.objects.update_or_create(
        pk=edition.pk, defaults={"reason": "x"}
    ),
    "a flag that is none": lambda edition: Edition.objects.flag(content=True),
    "the base manager": lambda edition: Edition._base_manager.update(reason="x"),
}


@pytest.mark.parametrize("change", FORBIDDEN.values(), ids=FORBIDDEN)
def test_an_edition_refuses_change(edition, change):
    edition.reason = "x"
    with pytest.raises(EditionIsFrozen):
        change(edition)
    assert Edition.objects.get().reason == "first"


def test_an_edition_is_not_overwritten_by_another_of_its_number(edition):
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition(pk=edition.pk, rubric=edition.rubric, edition="x", revision=1, content={}).save()


def test_a_rubric_with_editions_cannot_be_deleted(edition):
    with pytest.raises(ProtectedError):
        edition.rubric.delete()


def test_a_later_edit_of_the_draft_leaves_the_edition_alone(draft, edition):
    before = engine_edition(edition.pk).to_data()
    reword(draft, "Changed")
    engine_edition.cache_clear()
    publishing._content.cache_clear()
    assert engine_edition(edition.pk).to_data() == before


def test_publishing_a_change_makes_the_next_revision_current(draft, edition):
    reword(draft, "Changed")
    second = publish(draft, by=None, reason="second")
    assert (second.edition, second.revision) == ("2025", 2)
    assert list(Edition.objects.current()) == [second]
    assert engine_edition(second.pk).question("device.state").text.en == "Changed"
    assert engine_edition(edition.pk).question("device.state").text.en != "Changed"


def test_publishing_the_same_again_changes_nothing(draft, edition):
    events = AuditEvent.objects.count()
    assert publish(draft, by=None, reason="again") == edition
    assert publish_data(load_edition(SMALL).to_data(), by=None, reason="again") == edition
    assert Edition.objects.get().reason == "first"
    assert AuditEvent.objects.count() == events


def test_going_back_to_an_older_text_is_a_revision_of_its_own(draft, edition):
    reword(draft, "Changed")
    publish(draft, by=None, reason="second")
    third = publish(load(SMALL), by=None, reason="back")
    assert third.revision == 3
    assert third.checksum == edition.checksum


def test_another_edition_of_the_rubric_counts_from_one(draft, edition):
    Rubric.objects.filter(pk=draft.pk).update(edition="2026")
    newer = publish(draft, by=None, reason="new year")
    assert str(newer) == "smart-factory@2026.1"
    Rubric.objects.filter(pk=draft.pk).update(edition="2025")
    assert publish(draft, by=None, reason="the old one again") == edition
    assert list(Edition.objects.current()) == [edition]


def test_two_current_editions_are_refused_by_the_database(draft, edition):
    reword(draft, "Changed")
    publish(draft, by=None, reason="second")
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.flag(is_current=True)


def test_a_draft_with_an_error_is_not_published(draft):
    Condition.objects.filter(key="basic.cmmm").update(at_least="")
    with pytest.raises(CannotPublish) as refused:
        publish(draft, by=None, reason="r")
    assert any("tiers[0].conditions[0]" in problem.place for problem in refused.value.problems)
    assert not Edition.objects.exists()


@pytest.mark.parametrize("column", ["basis", "source"])
def test_a_condition_without_basis_or_source_is_not_published(draft, column):
    Condition.objects.filter(key="basic.cmmm").update(**{column: ""})
    with pytest.raises(CannotPublish, match=column):
        publish(draft, by=None, reason="r")
    assert not Edition.objects.exists()


def test_what_an_editor_typed_wrongly_is_named_and_not_published(draft):
    Question.objects.filter(key="device.state").update(weight="heavy", may_not_apply={"a": 1})
    places = {problem.place for problem in draft_problems(draft)}
    assert {"questions[0].weight", "questions[0].may_not_apply"} <= places
    with pytest.raises(CannotPublish):
        publish(draft, by=None, reason="r")


@pytest.mark.parametrize("data", [None, {}, [], {"rubric": "x"}], ids=str)
def test_data_that_are_no_rubric_are_not_published(data):
    with pytest.raises(CannotPublish):
        publish_data(data, by=None, reason="r")
    assert not Rubric.objects.exists()


def test_publishing_needs_a_reason(draft):
    with pytest.raises(ReasonMissing):
        publish(draft, by=None, reason="  ")


@pytest.mark.parametrize("who", ["owner", "stranger", "rubric_editor"])
def test_only_a_publisher_publishes_and_retires(cast, draft, edition, who):
    user = getattr(cast, who)
    reword(draft, "Changed")
    for act, thing in ((publish, draft), (retire, edition)):
        with pytest.raises(MayNotPublish) as refused:
            act(thing, by=user, reason="r")
        assert isinstance(refused.value, PermissionDenied)
    assert list(Edition.objects.current()) == [edition]


def test_who_published_and_why_is_kept(cast, draft):
    made = publish(draft, by=cast.platform_admin, reason=" because ")
    event = AuditEvent.objects.get(act="publish_edition")
    assert (made.published_by, made.reason) == (cast.platform_admin, "because")
    assert (event.by, event.details["edition"]) == (cast.platform_admin, "smart-factory@2025.1")


def test_a_retired_edition_is_current_no_more_and_never_published_again(cast, draft, edition):
    retired = retire(edition, by=cast.platform_admin, reason="wrong")
    assert (retired.is_current, retired.is_retired) == (False, True)
    again = publish(draft, by=cast.platform_admin, reason="mended")
    assert (again.revision, again.is_current) == (2, True)


def test_an_edition_is_read_from_the_database_once(edition, django_assert_num_queries):
    engine_edition(edition.pk)
    engine_edition.cache_clear()
    # Known by its checksum: the content is not read again.
    with django_assert_num_queries(1):
        first = engine_edition(edition.pk)
    with django_assert_num_queries(0):
        assert engine_edition(edition.pk) is first


def test_a_number_given_back_by_a_rollback_is_not_remembered(draft):
    with transaction.atomic():
        lost = publish(draft, by=None, reason="lost")
        engine_edition(lost.pk)
        transaction.set_rollback(True)
    reword(draft, "Changed")
    kept = publish(draft, by=None, reason="kept")
    assert engine_edition(kept.pk).question("device.state").text.en == "Changed"


def test_lists_leave_the_content_in_the_database(edition):
    assert "content" in Edition.objects.without_content().get().get_deferred_fields()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("smart-factory", "smart-factory@2025.2"),
        ("smart-factory@2025", "smart-factory@2025.2"),
        ("smart-factory@2025.1", "smart-factory@2025.1"),
    ],
)
def test_editions_are_found_by_name(draft, edition, name, found):
    reword(draft, "Changed")
    publish(draft, by=None, reason="second")
    assert str(edition_by_slug(name)) == found


def test_an_edition_named_with_a_point_is_found(draft):
    Rubric.objects.filter(pk=draft.pk).update(edition="2025.10")
    published = publish(draft, by=None, reason="r")
    for name in ("smart-factory@2025.10", "smart-factory@2025.10.1"):
        assert edition_by_slug(name) == published


@pytest.mark.parametrize(
    "name", ["", "@", "x", "smart-factory@", "smart-factory@2024", "smart-factory@2025.9"]
)
def test_a_name_that_names_nothing_is_refused(draft, name):
    with pytest.raises(NoSuchEdition):
        edition_by_slug(name)


def test_the_slug_alone_means_the_draft_when_its_content_is_asked_for(draft, edition):
    reword(draft, "Changed")
    assert content_of("smart-factory").question("device.state").text.en == "Changed"
    published = content_of("smart-factory@2025")
    assert published.question("device.state").text.en != "Changed"


def test_publishing_takes_few_queries_whatever_the_size(django_assert_max_num_queries):
    national = load(NATIONAL)
    with django_assert_max_num_queries(32):
        publish(national, by=None, reason="r")
