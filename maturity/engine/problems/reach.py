"""What shows only when it is computed: tiers out of reach, walks over wrong inputs, bands never
met, intervals that are perhaps not reached."""

from __future__ import annotations

from collections.abc import Iterator

from maturity.engine.edition import Edition, Measure
from maturity.engine.problems.notebook import Notebook
from maturity.engine.problems.remainder import remainder
from maturity.engine.problems.walking import entries
from maturity.engine.scoring import Answer, Plant, Scorecard, Sheet, compile_edition, score


def find_out_of_reach(edition: Edition, notebook: Notebook) -> None:
    """Of what is sound in it."""
    places = {measure.key: place for place, measure in entries(edition, "measures")}
    if notebook.errors or notebook.unread or notebook.lost_questions:
        edition = remainder(edition, notebook)
    anything = score(edition, Sheet())
    for measure in edition.measures:
        if measure.aggregate == "cumulative":
            _check_steps(notebook, places[measure.key], measure, anything)
        _check_bands(notebook, places[measure.key], measure, anything)
    for measure in edition.measures:
        if not compile_edition(edition).by_key[measure.key].is_sharp:
            notebook.warn(places[measure.key], "its interval is sound, but perhaps not reached")
    _check_top(edition, notebook)


def _check_steps(notebook: Notebook, place: str, measure: Measure, anything: Scorecard) -> None:
    for number, key in enumerate(measure.of.measures or ()):
        step = anything.measures[key]
        if step.low is not None and step.high is not None and not 0 <= step.low <= step.high <= 1:
            at = f"{place}.of.measures[{number}]"
            notebook.error(at, f"a step lies in 0..1; {key} can be {step.low} to {step.high}")


def _check_bands(notebook: Notebook, place: str, measure: Measure, anything: Scorecard) -> None:
    low, high = anything.measures[measure.key].low, anything.measures[measure.key].high
    if low is None or high is None:
        return
    for number, band in enumerate(measure.bands):
        following = measure.bands[number + 1 :]
        end = band.to or (following[0].from_ if following else None)
        if band.from_ > high or (end is not None and end <= low):
            notebook.warn(f"{place}.bands[{number}]", f"is never met: values go {low} to {high}")


def _check_top(edition: Edition, notebook: Notebook) -> None:
    """A plant that gives every question its best row must reach the top, in every region."""
    for plant in _plants(edition):
        card = score(edition, _all_best(edition, plant))
        for number, tier in enumerate(card.tiers):
            for condition in tier.conditions:
                if condition.kind != "criterion" or condition.verdict == "met":
                    continue
                value = "empty" if condition.low is None else condition.low
                message = f"out of reach: all-best answers{_of(plant)} give {value} for it"
                write = notebook.warn if plant.type else notebook.error
                write(f"tiers[{number}]", f"{condition.key}: {message}")


def _plants(edition: Edition) -> Iterator[Plant]:
    """One of unknown type; one in each region named; one of each type that anything applies to."""
    yield Plant()
    for region in sorted({c.region for c in edition.conditions if c.region}):
        yield Plant(province=region)
    for type_ in ("discrete", "process"):
        if any(type_ in question.applies_to for question in edition.questions):
            yield Plant(type=type_)


def _of(plant: Plant) -> str:
    return "".join(f" ({fact})" for fact in (plant.type, plant.province) if fact)


def _all_best(edition: Edition, plant: Plant) -> Sheet:
    asked = compile_edition(edition).questions.values()
    return Sheet(plant, {a.question.key: Answer(option=a.options[a.best].key) for a in asked})
