"""A rubric as large as asked, of the shape of the national one: for benches and for hostile sizes.

Everything grows with the number of questions except what a larger questionnaire would not have
more of: tiers, levels and aspects, with the measures and conditions on them.
"""

from random import Random
from typing import Any

from tests.rubrics import Data, condition, option, question, tier

TIERS = ("basic", "advanced", "excellence", "leading")
LEVELS = ("device", "line", "workshop", "factory", "enterprise", "ecosystem")
ASPECTS = ("construction", "design", "operation", "management", "business")
IN_AN_AREA = 12  # questions, roughly as in the national edition
SCENARIOS_IN_TEN = 4


def large_rubric(questions: int) -> Data:
    """`questions` in all, scenarios' questions included; 20 at least. All-best reaches the top."""
    scenarios = questions * SCENARIOS_IN_TEN // 10
    areas = [f"area{i}" for i in range(max(len(ASPECTS), questions // IN_AN_AREA))]
    asked = [_standing(), *(_capability(i, areas) for i in range(questions - scenarios - 1))]
    return {
        "format": 1,
        "rubric": "large",
        "edition": str(questions),
        "title": f"{questions} questions",
        "levels": _named(LEVELS),
        "aspects": _named(ASPECTS),
        "areas": [{**entry, "aspect": _aspect(i)} for i, entry in enumerate(_named(areas))],
        "departments": _named(["it", "production", "quality"]),
        "totals": _named(["machines"]),
        "questions": asked,
        "scenarios": [_scenario(i, areas, len(asked)) for i in range(scenarios)],
        "measures": _measures(areas),
        "tiers": [_tier(rank, key) for rank, key in enumerate(TIERS)],
        "checks": [{"key": "low", "rule": "prerequisite_at_lowest", "text": "low"}],
    }


def large_answers(data: Data, seed: int = 0, *, open_in_ten: int = 1) -> Data:
    """An answers file: a plant somewhere in the middle, some questions open or not applying."""
    random = Random(seed)  # noqa: S311 - a bench wants the same plant again
    answers: dict[str, Any] = {}
    for asked in data["questions"]:
        draw = random.random()
        if draw * 10 < open_in_ten:
            continue
        if draw > 0.97 and asked.get("may_not_apply"):
            answers[asked["key"]] = {"not_applicable": True, "reason": "none here"}
        else:
            answers[asked["key"]] = random.choice(asked["options"])["key"]
    for scenario in data["scenarios"]:
        rows = ("none", "none", "planned", "in_use", "in_use_ai")
        answers[f"scenario.{scenario['key']}"] = random.choice(rows)
    return {"plant": {"type": "discrete"}, "answers": answers}


def _named(keys: Any) -> list[Data]:
    return [{"key": key, "name": key.title()} for key in keys]


def _aspect(number: int) -> str:
    return ASPECTS[number % len(ASPECTS)]


def _standing() -> Data:
    return question("standing.cmmm", 0, 1, 2, 3, kind="standing")


def _capability(number: int, areas: list[str]) -> Data:
    area = number % len(areas)
    rows = [option("r0", 0)]
    for rank, key in enumerate(TIERS):
        rows.append(option(f"r{rank + 1}", rank + 1, asked_at=key, effort=1 + number % 3))
    more: Data = {"may_not_apply": ["none here"]} if number % 7 == 0 else {}
    return question(
        f"q{number}",
        options=rows[: 4 + number % 2],
        level=LEVELS[number % len(LEVELS)],
        aspect=_aspect(area),
        area=areas[area],
        department=("it", "production", "quality")[number % 3],
        core=number % 4 == 0,
        weight=1 + number % 3,
        **more,
    )


def _scenario(number: int, areas: list[str], questions: int) -> Data:
    """Built on two questions and, now and then, on the scenario before."""
    area = number % len(areas)
    first, second = (number * step % (questions - 1) for step in (3, 5))
    requires: list[Data] = [{"question": f"q{first}", "at_least": 1}]
    requires.append({"question": f"q{second}", "at_least": 2})
    if number % 4 == 3:
        requires.append({"scenario": f"S{number - 1}"})
    return {
        "key": f"S{number}",
        "name": f"Scenario {number}",
        "area": areas[area],
        "aspect": _aspect(area),
        "levels": [LEVELS[number % len(LEVELS)]],
        "requires": requires,
        "effort": {"build": 2 + number % 4, "ai": 1 + number % 3},
    }


def _measures(areas: list[str]) -> list[Data]:
    made = [_of("cmmm", "value", questions=["standing.cmmm"])]
    made += [_of(f"level.{key}", "mean", kind="capability", level=key) for key in LEVELS]
    made += [_of(f"area.{key}", "mean", kind="capability", area=key) for key in areas]
    for number, key in enumerate(ASPECTS):
        own = [f"area.{area}" for i, area in enumerate(areas) if i % len(ASPECTS) == number]
        made.append(_of(f"aspect.{key}", "mean", measures=own))
        made.append(_of(f"in_use.{key}", "count", {"tag": "deployed"}, kind="scenario", aspect=key))
    made.append(_of("overall", "mean", measures=[f"aspect.{key}" for key in ASPECTS]))
    spread = _of("spread", "count", {"at_least": 1}, measures=[f"in_use.{key}" for key in ASPECTS])
    ai = _of("ai", "share", {"tag": "ai"}, kind="scenario")
    made += [spread, {**ai, "among": {"tag": "deployed"}, "minimum": 3}]
    for rank in TIERS:
        for key in ASPECTS:
            share = _of(f"share.{rank}.{key}", "share", {"reaches": rank}, aspect=key)
            share["of"]["kind"] = "capability"
            made.append({**share, "among": {"asked_at": rank}})
    return [{**measure, "show": True} for measure in made]


def _of(key: str, aggregate: str, where: Data | None = None, **of: Any) -> Data:
    measure: Data = {"key": key, "of": of, "aggregate": aggregate}
    if where:
        measure["where"] = where
    elif aggregate == "mean" and "measures" not in of:
        measure["as"] = "ratio"
    return measure


def _tier(rank: int, key: str) -> Data:
    """Deeper and broader from tier to tier, never out of reach of all-best answers."""
    asked = [
        condition(f"{key}.cmmm", "cmmm", min(rank + 1, 3)),
        condition(f"{key}.overall", "overall", f"0.{2 + 2 * rank}"),
        condition(f"{key}.spread", "spread", rank + 1),
        *(condition(f"{key}.{aspect}", f"share.{key}.{aspect}", "0.6") for aspect in ASPECTS),
    ]
    if rank >= 2:
        asked.append(condition(f"{key}.ai", "ai", "0.2" if rank == 2 else "0.6"))
    return tier(key, *asked)
