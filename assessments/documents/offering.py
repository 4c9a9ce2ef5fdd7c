"""What can be taken out of an assessment, and for what: two groups, told apart by who reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assessments.documents.naming import LANGUAGE_NAMES, TITLES
from assessments.documents.wanted import ONE_LANGUAGE, Kind
from assessments.models import Assessment
from assessments.reports.order import BOTH, LANGUAGES
from assessments.wording import page_language, said
from maturity.publishing import engine_edition

Choices = tuple[tuple[str, str], ...]

ADDRESSES = {
    Kind.REPORT: "assessments:report",
    Kind.VERIFICATION: "assessments:verification",
    Kind.APPLICATION: "assessments:application",
    Kind.PREPARATION: "assessments:preparation",
    Kind.EVIDENCE: "assessments:evidence_zip",
}

PLAIN = {
    Kind.VERIFICATION: gettext_noop(
        "For an expert who comes to the plant, two hours: claim by claim where to stand, a check "
        "of two minutes, and a blank column for what was found."
    ),
    Kind.APPLICATION: gettext_noop(
        "For whoever writes the application to the next tier: the order of the official form, "
        "filled as far as the answers reach; what is missing is marked. To be completed and "
        "checked by you."
    ),
    Kind.PREPARATION: gettext_noop(
        "For whoever prepares the CMMM self-assessment: its 20 sub-domains, with what the answers "
        "here already say about each."
    ),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One form of the page; what it has no choice of stays empty."""

    key: str
    address: str
    title: str
    what_for: str
    language: str = ""  # the one that is chosen already
    languages: Choices = ()
    lengths: Choices = ()
    targets: Choices = ()
    audience: str = ""


def for_yourselves(assessment: Assessment) -> Offer:
    what_for = _(
        "For the people of the plant: where it stands by its own answers, what keeps it from the "
        "next tier, the road there, effort, proof and everything behind it."
    )
    return _report(assessment, "internal", _("Gap report"), what_for)


def for_others(assessment: Assessment, *, with_results: bool, with_proof: bool) -> list[Offer]:
    offers = list(_results(assessment)) if with_results else []
    return [*offers, _proof(assessment)] if with_proof else offers


def _results(assessment: Assessment) -> Iterable[Offer]:
    yield _report(
        assessment,
        "authority",
        _("Gap report for the authority"),
        _(
            "For an office that asks where you stand: official labels, no effort and no money. It "
            "is a self-check and no application."
        ),
    )
    yield _report(
        assessment,
        "headquarters",
        _("Gap report for headquarters"),
        _(
            "For the group: in English or in both languages, without titles of proof, values of "
            "the process and names of people."
        ),
    )
    for kind, what_for in PLAIN.items():
        yield _plain(assessment, kind, _(what_for))


def _report(assessment: Assessment, audience: str, title: str, what_for: str) -> Offer:
    to_headquarters = audience == "headquarters"
    return Offer(
        key=audience,
        address=reverse(ADDRESSES[Kind.REPORT], args=[assessment.pk]),
        title=title,
        what_for=what_for,
        language="en" if to_headquarters else page_language(),
        languages=_languages("en", BOTH) if to_headquarters else _languages(*LANGUAGES, BOTH),
        lengths=(
            ("summary", _("Summary, 2 pages")),
            ("standard", _("Standard, 12 to 20 pages")),
            ("full", _("Full, with every part")),
        ),
        targets=_targets(assessment),
        audience=audience,
    )


def _plain(assessment: Assessment, kind: Kind, what_for: str) -> Offer:
    languages = LANGUAGES if kind in ONE_LANGUAGE else (*LANGUAGES, BOTH)
    return Offer(
        key=kind,
        address=reverse(ADDRESSES[kind], args=[assessment.pk]),
        title=_(TITLES[kind]),
        what_for=what_for,
        language=page_language(),
        languages=_languages(*languages),
    )


def _proof(assessment: Assessment) -> Offer:
    what_for = _(
        "For whoever checks the application: all files in its order, with an index that names "
        "each, its date and its checksum."
    )
    address = reverse(ADDRESSES[Kind.EVIDENCE], args=[assessment.pk])
    return Offer(Kind.EVIDENCE, address, _(TITLES[Kind.EVIDENCE]), what_for)


def _languages(*keys: str) -> Choices:
    return tuple((key, LANGUAGE_NAMES[key]) for key in keys)


def _targets(assessment: Assessment) -> Choices:
    """Above the tier of the result; of a draft all, and one that is reached means the next."""
    edition = engine_edition(assessment.edition_id)
    tier = assessment.result.tier if assessment.is_submitted else ""
    above = edition.tiers[edition.tier_rank(tier) + 1 :] if tier else edition.tiers
    return tuple((one.key, said(one.name)) for one in above)
