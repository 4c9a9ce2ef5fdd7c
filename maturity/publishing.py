"""Draft rows -> edition. The only maker of editions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from accounts.permissions import Right
from maturity.draft import header_columns, in_one_order, read_draft, text_columns
from maturity.engine import edition as engine
from maturity.engine.problems import problems
from maturity.models import Edition, Rubric


class CannotPublish(Exception):
    """The rubric has errors; `problems` names each with its place."""

    def __init__(self, problems: Iterable[engine.Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ReasonMissing(ValueError):
    """Whoever publishes or retires says why."""

    def __init__(self) -> None:
        super().__init__("a reason is missing")


class MayNotPublish(PermissionDenied):
    """Editing a rubric and publishing it are two rights."""


class NoSuchEdition(LookupError):
    """Nothing was published, or drafted, under that name."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"there is no rubric or edition {name[:200]!r}")


def publish(rubric: Rubric, *, by: User | None, reason: str) -> Edition:
    """Freeze the draft rows as the rubric's current edition.

    Publishing what the newest revision already says makes no second one. `by` is None when a
    command does it.
    """
    _check_act(by, reason)
    with transaction.atomic():
        # Whoever publishes or loads the same rubric at the same time waits here.
        locked = Rubric.objects.select_for_update().get(pk=rubric.pk)
        return _freeze(locked, checked_draft(locked), by, reason)


def publish_data(data: object, *, by: User | None, reason: str) -> Edition:
    """Freeze plain data without touching any draft rows."""
    _check_act(by, reason)
    try:
        content = _checked(engine.Edition.from_data(data))
    except engine.EditionError as error:
        raise CannotPublish(error.problems) from error
    with transaction.atomic():
        rubric, _ = Rubric.objects.select_for_update().get_or_create(
            slug=content.rubric, defaults=header_columns(content)
        )
        return _freeze(rubric, content, by, reason)


def retire(edition: Edition, *, by: User | None, reason: str) -> Edition:
    """No new assessment may start on it; those that did keep it."""
    _check_act(by, reason)
    with transaction.atomic():
        Edition.objects.filter(pk=edition.pk).flag(is_current=False, is_retired=True)
        record("retire_edition", edition, by=by, edition=edition.slug, reason=reason)
    return Edition.objects.without_content().get(pk=edition.pk)


def checked_draft(rubric: Rubric) -> engine.Edition:
    try:
        return _checked(read_draft(rubric))
    except engine.EditionError as error:
        raise CannotPublish(error.problems) from error


def draft_problems(rubric: Rubric) -> list[engine.Problem]:
    """Everything that publishing would refuse or warn of."""
    today = timezone.localdate().isoformat()
    try:
        return problems(read_draft(rubric), publishing=True, today=today)
    except engine.EditionError as error:
        return list(error.problems)


@lru_cache(maxsize=32)
def engine_edition(edition_id: int) -> engine.Edition:
    """The edition as the engine reads it; asked of the database once in a process."""
    return _content(Edition.objects.values_list("checksum", flat=True).get(pk=edition_id))


@lru_cache(maxsize=32)
def _content(checksum: str) -> engine.Edition:
    """The checksum is that of the content: whatever row carries it says the same."""
    content = Edition.objects.filter(checksum=checksum).values_list("content", flat=True)[:1].get()
    return engine.Edition.from_data(in_one_order(content))


def edition_by_slug(name: str) -> Edition:
    """`slug` is the current edition, `slug@edition` its newest revision, or `slug@edition.1`."""
    slug, _, edition = name.partition("@")
    found = Edition.objects.select_related("rubric").filter(rubric__slug=slug)
    match = found.filter(_named(edition)) if edition else found.current()
    newest = match.order_by("-revision").first()
    if newest is None:
        raise NoSuchEdition(name)
    return newest


def content_of(name: str) -> engine.Edition:
    """`slug` alone is the draft, which EditionError refuses if no file could say it;
    `slug@edition[.revision]` is what was published."""
    if "@" in name:
        return engine_edition(edition_by_slug(name).pk)
    draft = Rubric.objects.filter(slug=name).first()
    if draft is None:
        raise NoSuchEdition(name)
    return read_draft(draft)


def is_edited(slug: str) -> bool:
    """People changed the draft after it was published, or published it themselves."""
    current = Edition.objects.current().without_content().filter(rubric__slug=slug).first()
    if current is None:
        return False
    try:
        draft = read_draft(current.rubric)
    except engine.EditionError:
        return True
    return (
        current.published_by_id is not None or draft.checksum != engine_edition(current.pk).checksum
    )


def _named(name: str) -> Q:
    """An edition's own name may hold a point, so both readings are tried."""
    whole = Q(edition=name)
    parts = re.fullmatch(r"(.+)\.([1-9][0-9]{0,8})", name)
    return whole | Q(edition=parts[1], revision=int(parts[2])) if parts else whole


def _check_act(by: User | None, reason: str) -> None:
    if by is not None and not by.has_right(Right.PUBLISH_RUBRIC):
        raise MayNotPublish
    if not reason.strip():
        raise ReasonMissing


def _checked(edition: engine.Edition) -> engine.Edition:
    found = problems(edition, publishing=True)
    errors = [problem for problem in found if problem.severity == "error"]
    if errors:
        raise CannotPublish(errors)
    return edition


def _freeze(rubric: Rubric, content: engine.Edition, by: User | None, reason: str) -> Edition:
    newest = _newest(rubric, content.edition)
    if newest is not None and newest.checksum == content.checksum and not newest.is_retired:
        return newest if newest.is_current else _make_current(newest, by, reason)
    rubric.editions.current().flag(is_current=False)
    made = Edition(
        rubric=rubric,
        edition=content.edition,
        revision=newest.revision + 1 if newest else 1,
        **text_columns("title", content.title),
        content=content.to_data(),
        checksum=content.checksum,
        reason=reason.strip(),
        published_by=by,
        is_current=True,
    )
    made.save()
    # A number given back by a rollback would otherwise be remembered with other content.
    engine_edition.cache_clear()
    record("publish_edition", made, by=by, edition=made.slug, reason=made.reason)
    return made


def _newest(rubric: Rubric, edition: str) -> Edition | None:
    named = rubric.editions.without_content().select_related("rubric").filter(edition=edition)
    return named.order_by("-revision").first()


def _make_current(edition: Edition, by: User | None, reason: str) -> Edition:
    edition.rubric.editions.current().flag(is_current=False)
    Edition.objects.filter(pk=edition.pk).flag(is_current=True)
    record("make_edition_current", edition, by=by, edition=edition.slug, reason=reason.strip())
    edition.is_current = True
    return edition
