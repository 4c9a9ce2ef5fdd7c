"""Readings on generated editions: findings of every kind, current and outdated."""

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from assessments.models import Answer, Assessment, Finding
from assessments.sheet import Sheets, read_sheets
from maturity.engine.edition import Edition
from maturity.engine.scoring import score
from tests.generated import rubrics, whole_sheets
from tests.generated.claims import often, sound
from tests.rubrics import Data


def stored(sheet: Data) -> Assessment:
    """As read from the database, without one."""
    plant = sheet["plant"]
    facts = {"production": plant["type"], "province": plant["province"], "totals": plant["totals"]}
    assessment = Assessment(pk=1, facts=facts, exceptions=sheet["exceptions"], cards={})
    answers = [_row(key, given) for key, given in sheet["answers"].items()]
    assessment._prefetched_objects_cache = {"answers": answers}
    return assessment


def _row(key: str, given: Any) -> Answer:
    fields = {"option": given} if isinstance(given, str) else given
    return Answer(question=key, revision=3, **fields)


@st.composite
def findings(draw: st.DrawFn, edition: Edition, assessment: Assessment, current: bool) -> Any:
    found = []
    for answer in assessment.answers.all():
        verdict = draw(st.sampled_from([None, *Finding.Verdict.values]))
        if verdict is None:
            continue
        rows = [row.key for row in edition.question(answer.question).options]
        option = draw(st.sampled_from(rows)) if verdict == "another_row" else ""
        revision = 3 if current else draw(st.sampled_from([0, 1, 2, 4]))
        told = {"verdict": verdict, "option": option, "answer_revision": revision}
        found.append(Finding(question=answer.question, **told))
    return found


def agreed(assessment: Assessment) -> list[Finding]:
    return [
        Finding(question=answer.question, verdict="agree", answer_revision=answer.revision)
        for answer in assessment.answers.all()
    ]


def drawn(data: Any) -> tuple[Edition, Assessment]:
    edition = sound(data.draw(rubrics(whole=True)))
    assessment = stored(data.draw(whole_sheets(edition)))
    assume(read_sheets(assessment, edition, []).own.answers)
    return edition, assessment


@often
@given(st.data())
def test_agreeing_with_every_answer_proves_what_is_claimed(data: Any) -> None:
    edition, assessment = drawn(data)
    sheets = read_sheets(assessment, edition, agreed(assessment))
    assert sheets.reviewed == sheets.proven == sheets.own
    assert score(edition, sheets.proven) == score(edition, sheets.own)


@often
@given(st.data())
def test_findings_put_in_what_was_found_and_leave_the_rest(data: Any) -> None:
    edition, assessment = drawn(data)
    found = data.draw(findings(edition, assessment, current=True))
    sheets = read_sheets(assessment, edition, found)
    assert sheets.own == read_sheets(assessment, edition, []).own
    told = {finding.question: finding for finding in found}
    counts = sheets.own.answers.keys() & told.keys()
    assert (sheets.reviewed is None) == (not counts)
    for key in sheets.own.answers:
        _check(key, told.get(key), sheets)
    for sheet in (sheets.reviewed, sheets.proven):
        assert sheet is None or sheet.answers.keys() <= sheets.own.answers.keys()
        assert sheet is None or score(edition, sheet).tiers


def _check(key: str, finding: Finding | None, sheets: Sheets) -> None:
    own, proven = sheets.own.answers[key], sheets.proven.answers.get(key)
    reviewed = (sheets.reviewed or sheets.own).answers.get(key)
    if finding is None:
        assert (reviewed, proven) == (own, None)
    elif finding.verdict == "not_checked":
        assert (reviewed, proven) == (None, None)
    elif finding.verdict == "agree":
        assert reviewed == proven == own
    else:
        assert reviewed == proven and proven and proven.option == finding.option


@often
@given(st.data())
def test_outdated_findings_speak_of_nothing(data: Any) -> None:
    edition, assessment = drawn(data)
    outdated = data.draw(findings(edition, assessment, current=False))
    assert read_sheets(assessment, edition, outdated) == read_sheets(assessment, edition, [])


@often
@given(st.data())
def test_what_is_proven_without_another_row_is_claimed_too(data: Any) -> None:
    edition, assessment = drawn(data)
    found = data.draw(findings(edition, assessment, current=True))
    kept = [finding for finding in found if finding.verdict != "another_row"]
    sheets = read_sheets(assessment, edition, kept)
    own, proven = score(edition, sheets.own), score(edition, sheets.proven)
    ranks = {None: -1, **{tier.key: rank for rank, tier in enumerate(edition.tiers)}}
    assert ranks[proven.tier] <= ranks[own.tier] <= ranks[own.best_tier]
    assert ranks[own.best_tier] <= ranks[proven.best_tier]
    for claimed, shown in zip(own.tiers, proven.tiers, strict=True):
        for one, other in zip(claimed.conditions, shown.conditions, strict=True):
            assert other.verdict in ("undecided", one.verdict)
