"""Questions and scenarios of generated editions."""

from fractions import Fraction

from hypothesis import strategies as st

from tests.rubrics import Data, option, plain, question

TIERS = ("low", "high")
TAG = "used"
VALUES = [Fraction(-1), Fraction(0), Fraction(1, 2), Fraction(1), Fraction(2), Fraction(3)]
LEVELS = ("line", "plant")
BREADTHS: list[Data] = [
    {"count_of": "machines", "at_least": "1/2"},
    {"of_how_many": "lines", "at_least": "1/3"},
]


@st.composite
def questions(draw: st.DrawFn, *, tags_accumulate: bool = False, whole: bool = False) -> list[Data]:
    made = []
    for number in range(draw(st.integers(2, 3) if whole else st.integers(1, 4))):
        values = draw(st.lists(st.sampled_from(VALUES), min_size=2, max_size=3))
        values = values if max(values) > min(values) else [*values, max(values) + 1]
        gate = draw(st.integers(0, 4))
        rows = []
        for i, value in enumerate(values):
            used = value >= gate if tags_accumulate else draw(st.booleans())
            asked = draw(st.sampled_from([None, None, *TIERS]))
            more: Data = {"tags": [TAG]} if used else {}
            more |= {"asked_at": asked} if asked else {}
            rows.append(option(f"r{i}", plain(value), **more))
        more = {"weight": draw(st.integers(0, 3))}
        if draw(st.booleans()):
            more["may_not_apply"] = ["none here"]
        if whole:
            more |= draw(_places())
            if draw(st.integers(0, 2)) == 0:
                rows.insert(0, option("unknown", None, open=True))
        made.append(question(f"q{number}", options=rows, **more))
    return made


@st.composite
def _places(draw: st.DrawFn) -> Data:
    """Where in the rubric a question stands, who is asked it, and how widely it must hold."""
    made: Data = {"kind": draw(st.sampled_from(["capability", "capability", "standing"]))}
    made["core"] = draw(st.booleans())
    for field, choices in (
        ("level", LEVELS),
        ("aspect", ("design", "supply")),
        ("applies_to", (["discrete", "process"], ["discrete"], ["process"])),
        ("breadth", BREADTHS),
    ):
        if draw(st.booleans()):
            made[field] = draw(st.sampled_from(choices))
    return made


@st.composite
def scenarios(draw: st.DrawFn) -> list[Data]:
    made: list[Data] = []
    if draw(st.integers(0, 2)) == 0:
        scenario: Data = {"key": "S0", "name": "S0", "levels": [draw(st.sampled_from(LEVELS))]}
        if draw(st.integers(0, 3)) == 0:
            scenario["applies_to"] = ["process"]
        made.append(scenario)
    return made
