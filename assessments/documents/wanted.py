"""Which document somebody asks for. Plain data: from an address, into one, and as it is stored."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from assessments.reports.order import BOTH, LANGUAGES, NEXT, Order, OrderError

LONGEST_KEY = 80  # of the column that holds it


class Kind(StrEnum):
    REPORT = "report"
    VERIFICATION = "verification"
    APPLICATION = "application"
    PREPARATION = "preparation"
    EVIDENCE = "evidence"


# Filled in and sent on in one language.
ONE_LANGUAGE = (Kind.APPLICATION, Kind.PREPARATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Of everything but a report only the language matters; of proof not even that."""

    kind: Kind = Kind.REPORT
    order: Order = field(default_factory=Order)

    def __post_init__(self) -> None:
        if self.kind in ONE_LANGUAGE and self.order.language == BOTH:
            raise OrderError("language")

    @property
    def leaves_the_house(self) -> bool:
        return self.kind != Kind.REPORT or self.order.leaves_the_house

    @property
    def goes_to_headquarters(self) -> bool:
        return self.kind == Kind.REPORT and self.order.audience == "headquarters"

    @property
    def for_yourselves(self) -> Wanted | None:
        """The same report with nothing left out."""
        if self.kind != Kind.REPORT:
            return None
        return replace(self, order=replace(self.order, audience="internal"))

    @property
    def key(self) -> str:
        if self.kind == Kind.EVIDENCE:
            return ""
        return _short(self.order.key) if self.kind == Kind.REPORT else self.order.language

    @property
    def choices(self) -> dict[str, str]:
        """What its address says after the question mark."""
        if self.kind == Kind.EVIDENCE:
            return {}
        order, chosen = self.order, {"language": self.order.language}
        if self.kind == Kind.REPORT:
            chosen |= {"length": order.length, "audience": order.audience}
        if self.kind == Kind.REPORT and order.target:
            chosen["target"] = order.target
        return chosen


def wanted_in(given: Mapping[str, str], *, kind: Kind, language: str) -> Wanted:
    """Raises OrderError; `language` is that of the page, where none is asked for."""
    if kind == Kind.EVIDENCE:
        return Wanted(kind=kind)
    if kind != Kind.REPORT:
        return Wanted(kind=kind, order=Order(language=given.get("language", language)))
    audience = given.get("audience", "internal")
    usual = "en" if audience == "headquarters" else language
    order = Order(
        language=given.get("language", usual),
        length=given.get("length", "standard"),
        audience=audience,
        target=given.get("target", ""),
    )
    return Wanted(kind=kind, order=order)


def wanted_again(kind: str, key: str) -> Wanted | None:
    """From what was stored; None where the key was shortened, or is from another version."""
    try:
        return _again(Kind(kind), key) if len(key) < LONGEST_KEY else None
    except ValueError:
        return None


def _again(kind: Kind, key: str) -> Wanted:
    if kind == Kind.EVIDENCE:
        return Wanted(kind=kind)
    language = next((one for one in (*LANGUAGES, BOTH) if key.startswith(one)), "")
    if kind != Kind.REPORT:
        return Wanted(kind=kind, order=Order(language=language))
    length, audience, target = key.removeprefix(f"{language}-").split("-", 2)
    target = "" if target == NEXT else target.removeprefix("=")
    return Wanted(order=Order(language=language, length=length, audience=audience, target=target))


def _short(key: str) -> str:
    """A tier's key may be as long as an editor likes."""
    if len(key) < LONGEST_KEY:
        return key
    digest = hashlib.sha256(key.encode()).hexdigest()[:16]
    return f"{key[: LONGEST_KEY - 17]}-{digest}"
