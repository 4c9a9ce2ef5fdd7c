"""What stands around the verdict: indicators, yardsticks, policies, terms, sources."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assessments.reports.build import words
from assessments.reports.build.numbers import grouped, percent_change, points_change, span
from assessments.reports.build.source import IndicatorFigures, Source
from assessments.reports.report import AnswerRow, IndicatorRow, Term, Yardstick
from maturity.engine import edition as parts

NEWER_EDITION = "newer_edition"  # the note that says so, by its key in the rubric


def indicator_rows(source: Source) -> tuple[IndicatorRow, ...]:
    """In the edition's order; an indicator without any figure has no row."""
    figures = {figure.key: figure for figure in source.facts.indicators}
    return tuple(
        _indicator_row(indicator, figures[indicator.key])
        for indicator in source.edition.indicators
        if indicator.key in figures
    )


def _indicator_row(indicator: parts.Indicator, figure: IndicatorFigures) -> IndicatorRow:
    return IndicatorRow(
        name=words.said(indicator.name),
        unit=words.said(indicator.unit),
        before="" if figure.before is None else grouped(figure.before),
        before_period=figure.before_period,
        after="" if figure.after is None else grouped(figure.after),
        after_period=figure.after_period,
        change=_change(indicator, figure),
        source=figure.data_source,
        basis=words.basis_of(indicator),
    )


def _change(indicator: parts.Indicator, figure: IndicatorFigures) -> str:
    if figure.before is None or figure.after is None:
        return ""
    if words.said(indicator.unit) == "%":
        return points_change(figure.before, figure.after)
    return percent_change(figure.before, figure.after)


def yardstick_rows(source: Source) -> tuple[Yardstick, ...]:
    return tuple(
        Yardstick(
            about=yardstick.about,
            tier=_tier_name(source, yardstick.tier),
            text=_yardstick_text(yardstick),
            date=yardstick.date or "",
            source="; ".join(words.split_sources(yardstick.source)),
            basis=words.basis_of(yardstick),
        )
        for yardstick in source.edition.yardsticks
    )


def _tier_name(source: Source, key: str | None) -> str:
    tier = source.edition.tiers_by_key.get(key or "")
    return words.said(tier.name) if tier else ""


def _yardstick_text(yardstick: parts.Yardstick) -> str:
    value = span(yardstick.value, yardstick.value if yardstick.to is None else yardstick.to)
    said = words.labelled(words.said(yardstick.text), _bounded(value, yardstick))
    return words.clauses([said, words.said(yardstick.note).rstrip("。.")])


def _bounded(value: str, yardstick: parts.Yardstick) -> str:
    unit = words.said(yardstick.unit)
    space = "" if words.is_chinese() or not unit else " "
    amount = f"{value}{space}{unit}"
    forms = {
        "more_than": _("more than %(amount)s"),
        "less_than": _("less than %(amount)s"),
        "about": _("about %(amount)s"),
    }
    return forms.get(yardstick.bound or "", "%(amount)s") % {"amount": amount}


def policy_rows(source: Source) -> tuple[AnswerRow, ...]:
    """Policies and notes that concern this plant, the one on a newer edition left to its place."""
    entries = (*source.edition.notes, *source.edition.policies)
    return tuple(
        AnswerRow(entry.key, words.said(entry.name), _policy_text(entry))
        for entry in entries
        if entry.key != NEWER_EDITION and _concerns(source, entry.concerns)
    )


def _policy_text(entry: parts.Policy) -> str:
    dates = _("valid from %(date)s") % {"date": entry.valid_from} if entry.valid_from else ""
    basis = words.basis_of(entry).word
    return words.said(entry.text) + words.in_brackets(words.clauses([basis, dates]))


def _concerns(source: Source, concerns: parts.Concerns | None) -> bool:
    """An empty list means everybody; a fact the plant did not state hides nothing."""
    if concerns is None:
        return True
    facts = source.facts
    asked = (
        (concerns.provinces, source.sheet.plant.province),
        (concerns.sectors, facts.sector),
        (concerns.ownership, facts.ownership),
        (concerns.size, facts.size),
    )
    return all(not named or not own or own in named for named, own in asked)


def edition_note(source: Source) -> str:
    """That a newer edition is reported, by the edition itself or because one is published here."""
    noted = [words.said(note.text) for note in source.edition.notes if note.key == NEWER_EDITION]
    if source.facts.newer_edition:
        noted.append(
            _("A newer edition is published here: %(name)s. This result stays with its own.")
            % {"name": source.facts.newer_edition}
        )
    return words.sentences(*noted)


def glossary_terms(source: Source) -> tuple[Term, ...]:
    return tuple(
        Term(words.said(entry.term), words.said(entry.text)) for entry in source.edition.glossary
    )


def all_sources(source: Source) -> tuple[str, ...]:
    """Each once, in the order in which the report comes upon them."""
    entries: list[parts.Entry] = []
    for tier in source.edition.tiers:
        entries += [tier, *tier.demands, *tier.conditions]
    entries += [*source.edition.levels, *source.edition.aspects, *source.edition.yardsticks]
    stored = [source.edition.source, *(entry.source for entry in entries)]
    return tuple(dict.fromkeys(part for text in stored for part in words.split_sources(text)))
