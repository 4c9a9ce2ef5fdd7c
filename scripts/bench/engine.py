"""The engine without a database: one sheet, large rubrics, the road, many sheets at once."""

from __future__ import annotations

import random
import resource
from functools import partial

from maturity.engine.edition import Edition
from maturity.engine.scoring import Answer, Plant, Sheet, score
from maturity.rubric_file import load_edition
from scripts.bench.timing import Act, Figure, medians, seconds, timed

SIZES = (300, 600, 1200)
MANY = 100_000


def engine_figures() -> list[Figure]:
    national = load_edition("seeds/smart-factory-2025")
    return [
        *large_figures(),
        *road_figures(national),
        *sensitivity_figures(national),
        *bulk_figures(national),
    ]


def any_sheet(edition: Edition, seed: int = 1, known: float = 0.95) -> Sheet:
    """A random answer to most questions."""
    draw = random.Random(seed)  # noqa: S311  (nothing secret)
    answers = {
        question.key: Answer(option=draw.choice(question.closed_options).key)
        for question in edition.all_questions
        if draw.random() < known
    }
    return Sheet(plant=Plant(), answers=answers)


def best_sheet(edition: Edition) -> Sheet:
    """The highest row of everything, so that there is a tier to lose."""
    answers = {
        question.key: Answer(option=question.closed_options[-1].key)
        for question in edition.all_questions
    }
    return Sheet(answers=answers)


def large_figures() -> list[Figure]:
    from tests.large_rubric import large_rubric

    pairs = {size: Edition.from_data(large_rubric(size)) for size in SIZES}
    sheets = {size: any_sheet(edition) for size, edition in pairs.items()}
    took = medians({str(size): partial(score, pairs[size], sheets[size]) for size in SIZES})
    half, whole, double = (took[str(size)] for size in SIZES)
    return [
        Figure("scorecard, 600 questions", seconds(whole), "", None, "under 15 ms", whole < 0.015),
        Figure(
            "scorecard, 1,200 questions",
            seconds(double),
            f"600 questions {seconds(whole)}",
            double / whole,
            "linear: ratio about 2",
            double / whole < 2.6,
        ),
        Figure(
            "scorecard, 600 questions",
            seconds(whole),
            f"300 questions {seconds(half)}",
            whole / half,
            "linear: ratio about 2",
            whole / half < 2.6,
        ),
    ]


def road_figures(national: Edition) -> list[Figure]:
    from maturity.engine.roadmap import plan_road
    from tests.large_rubric import large_rubric

    sheets = {"nothing answered": Sheet(), "half answered": any_sheet(national, 2, 0.5)}
    acts: dict[str, Act] = {
        f"road, real edition, {name}, to {tier.key}": partial(plan_road, national, sheet, tier.key)
        for name, sheet in sheets.items()
        for tier in national.tiers
    }
    took = medians(acts, rounds=3)
    figures = [
        Figure(name, seconds(value), "", None, "under 0.5 s", value < 0.5)
        for name, value in took.items()
    ]
    large = Edition.from_data(large_rubric(600))
    top = large.tiers[-1].key
    sheets = {"nothing answered": Sheet(), "mostly answered": any_sheet(large, 3, 0.8)}
    acts = {
        f"road, 600 questions, {name}, to the top": partial(plan_road, large, sheet, top)
        for name, sheet in sheets.items()
    }
    took = medians(acts, rounds=3)
    return figures + [
        Figure(name, seconds(value), "", None, "under 2 s", value < 2)
        for name, value in took.items()
    ]


def sensitivity_figures(national: Edition) -> list[Figure]:
    from maturity.engine.scan import scan
    from maturity.engine.sensitivity import find_sensitivity

    full, empty = best_sheet(national), Sheet()
    card = score(national, full)
    took = medians(
        {
            "what the tier hangs on, every answer the best": lambda: find_sensitivity(
                national, full, card
            ),
            "what to ask next, nothing answered": lambda: scan(national, empty),
            "scorecard": lambda: score(national, full),
        },
        rounds=9,
    )
    one = took.pop("scorecard")
    floor = f"one scorecard {seconds(one)}"
    return [Figure(name, seconds(value), floor, value / one) for name, value in took.items()]


def bulk_figures(national: Edition) -> list[Figure]:
    """Many rows of states made from some hundred sheets, each row with answers of its own."""
    import numpy

    from maturity.engine.bulk import read_state_rows, score_many

    sheets = [any_sheet(national, seed) for seed in range(200)]
    few = read_state_rows(national, sheets)
    pick = numpy.random.default_rng(1).integers(0, len(few), size=(MANY, few.shape[1]))
    states = numpy.take_along_axis(few, pick, axis=0)
    bulk = min(timed(lambda: score_many(national, states)) for _ in range(3))
    exact = timed(lambda: [score(national, sheet) for sheet in sheets]) / len(sheets)
    floor = timed(lambda: states.astype(numpy.int64).sum(axis=1))
    rate, peak = exact * MANY / bulk, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    name = f"{MANY:,} sheets at once"
    return [
        Figure(
            name,
            seconds(bulk),
            f"adding up all states {seconds(floor)}",
            bulk / floor,
            "under 2 s",
            bulk < 2,
        ),
        Figure(
            f"{name}: times the rate of one by one",
            f"{rate:.0f}",
            f"scorecard {seconds(exact)}",
            None,
            "at least 100",
            rate >= 100,
        ),
        Figure(
            f"{name}: memory of the process", f"{peak:.2f} GB", "", None, "under 1 GB", peak < 1
        ),
    ]
