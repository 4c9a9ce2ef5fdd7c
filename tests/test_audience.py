"""The report for others: what they need not know is nowhere in it, whoever asks in which form."""

import re
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from assessments.actions import save_exceptions, submit
from assessments.models import Assessment
from assessments.reports.build import audience, build_report
from assessments.reports.pdf.document import render
from assessments.reports.report import Report, every_text
from tests import report_samples
from tests.cast import Cast
from tests.paper_text import page_texts
from tests.reporting import report_of
from tests.rich import enrich

pytestmark = [pytest.mark.django_db, pytest.mark.drawing]

DECIDED = Path(__file__).parent / "data" / "audience_fields.txt"
FOR = ("authority", "headquarters")
# Named, not "a Q and letters": the code of a document is drawn by lot and may read like that.
MARKS = r"Q(?:TYPED|NAME|INSTANCE|PLACE|ROLE|FIGURE|SOURCE|PERIOD|TITLE)[A-Z]*"


@pytest.fixture
def rich(assessment: Assessment, cast: Cast) -> Assessment:
    """Everything people can type carries a mark of its own."""
    cast.manager.display_name = "QNAMEMANAGER"
    cast.manager.save()
    cast.reviewer.display_name = "QNAMEREVIEWER"
    cast.reviewer.save()
    done = enrich(assessment, cast)
    _mark(done)
    reasons = {"advanced.covered": "QTYPED reason for an exception."}
    save_exceptions(assessment=done, by=cast.manager, exceptions=reasons, revision=done.revision)
    submit(assessment=done, by=cast.manager, confirmed_open=True)
    return Assessment.objects.with_names().get(pk=done.pk)


def _mark(done: Assessment) -> None:
    done.answers.update(note="QTYPED note")
    for card in done.instances.all():
        card.name = f"QINSTANCE {card.pk}"
        card.place, card.role, card.figure, card.data_source = (
            "QPLACE",
            "QROLE",
            "QFIGURE",
            "QSOURCE",
        )
        card.save()
    done.findings.update(reason="QTYPED finding")
    done.indicator_values.update(data_source="QSOURCE", before_period="QPERIOD")
    for use in done.evidence_uses.select_related("evidence"):
        use.evidence.title = f"QTITLE {use.pk}"
        use.evidence.save()


def texts(assessment: Assessment, whom: str, language: str = "en") -> str:
    report = build_report(assessment, language=language, audience=whom)
    return "\n".join(every_text(report))


def test_the_marks_stand_in_the_internal_report(rich: Assessment) -> None:
    told = texts(rich, "internal")
    for mark in ("QTYPED", "QNAME", "QINSTANCE", "QTITLE", "QFIGURE", "QSOURCE"):
        assert mark in told


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_headquarters_get_no_titles_values_names_or_typed_words(
    rich: Assessment, language: str
) -> None:
    told = texts(rich, "headquarters", language)
    assert set(re.findall(MARKS, told)) == set()


def test_nor_does_the_document_they_get(rich: Assessment) -> None:
    report = build_report(rich, language="en", audience="headquarters")
    pages = page_texts(render(report, length="full"))
    assert not re.search(MARKS, "".join(pages))
    assert report.plant_name in every_text(report)


def test_the_authority_gets_no_effort_and_no_money(rich: Assessment) -> None:
    told = texts(rich, "authority")
    assert not re.search(r"\d months?\b|of work\b", told)
    report = build_report(rich, language="en", audience="authority")
    assert (report.road, report.sensitivity, report.policies, report.notes) == (None, None, (), ())
    assert "QTYPED note" not in told


@pytest.mark.parametrize(("language", "word"), [("en", "Effort"), ("zh-hans", "工作量")])
def test_nor_a_column_for_it_nor_how_sure_it_is(language: str, word: str) -> None:
    own = report_of("advanced", language)
    with translation.override(language):
        others = audience.for_audience(own, "authority")
    told, left = (lines_with(word, report) for report in (own, others))
    assert len(told) > 20
    assert len(left) == 1  # the limits of the method say what efforts are


def lines_with(word: str, report: Report) -> list[str]:
    pages = page_texts(render(replace(report, audience_line=""), length="full"))
    return [line for page in pages for line in page.splitlines() if word in line]


@pytest.mark.parametrize("whom", FOR)
def test_verdicts_and_numbers_of_conditions_are_those_of_the_internal_report(
    rich: Assessment, whom: str
) -> None:
    own = build_report(rich, language="en")
    others = build_report(rich, language="en", audience=whom)
    told = [[(row.verdict, row.number) for row in rows(report)] for report in (own, others)]
    assert told[0] == told[1]
    assert (own.headline, own.tier_key) == (others.headline, others.tier_key)


@pytest.mark.parametrize(("language", "word"), [("en", "not met"), ("zh-hans", "未达到")])
def test_what_a_reviewer_typed_does_not_take_our_own_words_out(
    rich: Assessment, language: str, word: str
) -> None:
    own = build_report(rich, language=language)
    finding = replace(own.findings[0], reason=word, by=own.legend[0].word)
    with translation.override(language):
        others = audience.for_audience(replace(own, findings=(finding,)), "headquarters")
    assert others.tiers != own.tiers  # reasons of exceptions are left out of them
    assert [tier.verdict for tier in others.tiers] == [tier.verdict for tier in own.tiers]
    assert (others.limits, others.method, others.gaps) == (own.limits, own.method, own.gaps)
    assert (others.legend, others.levels) == (own.legend, own.levels)
    assert (others.findings[0].by, word in others.findings[0].reason) == ("", False)


def test_the_reason_of_an_exception_leaves_the_rest_of_its_sentence(rich: Assessment) -> None:
    own, others = (
        build_report(rich, language="en", audience=whom) for whom in ("internal", "headquarters")
    )
    told = [line for line in own.readings if "QTYPED" in line]
    assert told
    left = [
        line.replace("QTYPED reason for an exception", "given; left out for this reader")
        for line in own.readings
    ]
    assert others.readings == tuple(left)


def rows(report: Report) -> list[Any]:
    return [c for tier in report.tiers for d in tier.demands for c in d.conditions]


@pytest.mark.parametrize("whom", FOR)
def test_it_says_for_whom_it_is_and_what_was_left_out(rich: Assessment, whom: str) -> None:
    report = build_report(rich, language="en", audience=whom)
    assert report.audience == whom
    assert "without" in report.audience_line.lower()


@pytest.mark.parametrize("whom", FOR)
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_redacted_report_is_still_a_document(whom: str, language: str) -> None:
    made = replace(report_samples.full(), language=language)
    assert render(audience.for_audience(made, whom)).startswith(b"%PDF")


def test_every_field_of_the_report_was_decided_on() -> None:
    """A new field is kept for others only when somebody wrote it down here."""
    found = sorted(decided(Report, set()))
    assert found == DECIDED.read_text("utf-8").splitlines()


def decided(shape: type, seen: set[type]) -> set[str]:
    if shape in seen:
        return set()
    seen.add(shape)
    lines = {f"{shape.__name__}.{f.name}: {_fate(shape.__name__, f.name)}" for f in fields(shape)}
    for part in shapes_in(shape):
        lines |= decided(part, seen)
    return lines


def _fate(kind: str, name: str) -> str:
    authority = "without" if name in audience.AUTHORITY.get(kind, ()) else "with"
    headquarters = "without" if name in audience.HEADQUARTERS.get(kind, ()) else "with"
    if name in audience.REASONS.get(kind, ()):
        headquarters = "told that there is one"
    return f"authority {authority}, headquarters {headquarters}"


def shapes_in(shape: type) -> set[type]:
    import assessments.reports.report as shapes

    named = {name for f in fields(shape) for name in re.findall(r"\w+", str(f.type))}
    named |= {m for f in fields(shape) for m in re.findall(r"\.(\w+)'?>?", str(f.type))}
    found = (getattr(module, n, None) for module in _modules(shapes) for n in named)
    return {one for one in found if isinstance(one, type) and is_dataclass(one)}


def _modules(package: Any) -> list[Any]:
    import importlib
    import pkgutil

    names = [m.name for m in pkgutil.iter_modules(package.__path__)]
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]
