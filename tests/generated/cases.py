"""What a generated edition and sheet are an example of."""

from collections.abc import Iterator

from maturity.engine.edition import Edition, Measure
from maturity.engine.scoring import MeasureResult, Scorecard, compile_edition
from tests.generated.everything import Everything
from tests.generated.sheets import NA, choices_of
from tests.rubrics import Data

WANTED = """
cumulative open, cumulative of several steps, cumulative can be empty
share among a tag open, share among a tag point, share below its minimum, share asked at a tier
share of measures, count of measures, count between bounds, count without where, count by tag
value, mean, sum, min, max, ratio, weights of a mean, weights of a sum, an input weighing 0
not applicable exclude, not applicable full, not applicable zero, not applicable value
mean that an input may leave, min that an input may leave, max that an input may leave
sum that an input may leave, nested, reached twice, reached twice and sharp, unsharp, sharp
selected by level, selected by core, selected by kind, scenario measured
empty and met, empty and not met, at_most met, at_most not met, at_most undecided
at_least met, at_least not met, at_least undecided
exception, exception of a demand, exception changes the tier, narrow changes the tier
region in force, region elsewhere, eligibility not met, eligibility undecided, advice
breadth below, breadth below at the lowest row, breadth enough, count missing
not asked, row left open
tier proven, tier ruled out, best tier above, best tier exact, best tier perhaps
with_exception, undecided, more than 20 fillings, every measure sharp
"""


def cases_of(card: Scorecard, everything: Everything) -> Iterator[str]:
    edition, sheet = everything.edition, everything.sheet
    for measure in edition.measures:
        yield from _of_measure(edition, measure, card.measures[measure.key], sheet)
    yield from _of_answers(edition, sheet, card)
    yield from _of_conditions(card, everything)
    yield from _of_tiers(card, everything)


def _of_measure(
    edition: Edition, measure: Measure, result: MeasureResult, sheet: Data
) -> Iterator[str]:
    name, where, is_open = measure.aggregate, measure.where, result.low != result.high
    yield from (name, "ratio" if measure.as_ == "ratio" else "")
    yield f"{name} open" if is_open else f"{name} point"
    yield f"{name} can be empty" if result.can_be_empty else ""
    if measure.among and measure.among.tag:
        yield "share among a tag open" if is_open else "share among a tag point"
    if measure.among and measure.among.asked_at:
        yield "share asked at a tier"
    if name == "share" and (measure.minimum or 1) > 1 and result.can_be_empty:
        yield "share below its minimum"
    if measure.weights:
        yield f"weights of a {name}"
        yield "an input weighing 0" if any(not w for _, w in measure.weights.by_key) else ""
    if measure.of.measures:
        yield f"{name} of measures"
        yield f"{name} of several steps" if len(measure.of.measures) > 1 else ""
        yield "nested" if any(edition.measure(m).of.measures for m in measure.of.measures) else ""
        asked = [compile_edition(edition).by_key[m].reaching for m in measure.of.measures]
        twice = sum(map(len, asked)) > len(set().union(*asked))
        static = compile_edition(edition).by_key[measure.key].is_sharp
        yield "reached twice" if twice and is_open else ""
        yield "reached twice and sharp" if twice and is_open and static else ""
    if name == "count" and not measure.of.measures:
        yield "count without where" if where is None else "count by tag" if where.tag else ""
        yield (
            "count between bounds" if where and None not in (where.at_least, where.at_most) else ""
        )
    yield "" if not is_open else "sharp" if result.is_sharp else "unsharp"
    yield from _of_inputs(edition, measure, is_open, sheet)


def _of_inputs(edition: Edition, measure: Measure, is_open: bool, sheet: Data) -> Iterator[str]:
    name, reaching = measure.aggregate, compile_edition(edition).by_key[measure.key].reaching
    asked_in = [edition.all_questions[index] for index in reaching]
    open_ = [
        q for q in asked_in if len(choices_of(q, sheet["answers"].get(q.key), sheet["plant"])) > 1
    ]
    if is_open and any(q.may_not_apply for q in open_):
        yield f"{name} that an input may leave"
    for by in ("level", "core", "kind"):
        yield f"selected by {by}" if getattr(measure.of, by) is not None else ""
    yield "scenario measured" if any(q.scenario_key for q in asked_in) else ""
    if any(choices_of(q, sheet["answers"].get(q.key), sheet["plant"]) == [NA] for q in asked_in):
        yield f"not applicable {(measure.not_applicable or edition.not_applicable).word}"


def _of_answers(edition: Edition, sheet: Data, card: Scorecard) -> Iterator[str]:
    flags = card.flags
    yield from (flag.kind.replace("_", " ") for flag in flags)
    for asked in edition.questions:
        answer = sheet["answers"].get(asked.key)
        row = answer.get("option") if isinstance(answer, dict) else answer
        option = asked.option(row or "")
        if option is None:
            continue
        yield "row left open" if option.open else ""
        if (
            asked.breadth
            and isinstance(answer, dict)
            and asked.key not in {f.question for f in flags}
        ):
            too_few = answer["count"] == 0 and option.value == asked.lowest
            yield "breadth below at the lowest row" if too_few else "breadth enough"


def _of_conditions(card: Scorecard, everything: Everything) -> Iterator[str]:
    for result in (c for tier in card.tiers for c in tier.conditions):
        condition = everything.edition.condition(result.key)
        yield f"{result.op} {result.verdict.replace('_', ' ')}"
        yield f"empty and {result.verdict.replace('_', ' ')}" if result.low is None else ""
        yield "exception" if result.is_excepted else ""
        yield "region in force" if condition.region else ""
        yield "advice" if result.kind == "advice" else ""
    in_force = {c.key for tier in card.tiers for c in tier.conditions}
    yield from ("region elsewhere" for c in everything.edition.conditions if c.key not in in_force)
    yield from (
        "exception of a demand" for tier in card.tiers for d in tier.demands if d.is_excepted
    )


def _of_tiers(card: Scorecard, everything: Everything) -> Iterator[str]:
    for tier in card.tiers:
        yield tier.verdict
        yield f"eligibility {tier.eligible.replace('_', ' ')}"
    yield "tier proven" if card.tier else ""
    yield "tier ruled out" if card.best_tier is None else ""
    if card.best_tier != card.tier:
        yield "best tier above"
        yield "best tier exact" if card.best_tier_exact else "best tier perhaps"
    strict = (card.tier, card.best_tier)
    pairs = (("exception", card.with_exception), ("narrow", card.narrow))
    for name, found in pairs:
        yield f"{name} changes the tier" if (found.tier, found.best_tier) != strict else ""
    yield "more than 20 fillings" if len(everything.every) > 20 else ""
    if all(result.is_sharp for result in card.measures.values()):
        yield "every measure sharp"
