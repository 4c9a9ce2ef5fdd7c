"""The road to the tier aimed at: least effort by the points stated, never a promise.

Efforts are what this tool (or the plant) states for each step, summed up: work, not elapsed time.
"""

from dataclasses import dataclass

from assessments.reports.report.ladder import ConditionRow
from assessments.reports.report.marks import AnswerRow, Fact, Quantity


@dataclass(frozen=True, slots=True)
class RoadStepRow:
    """One row deeper, one scenario into regular use, or AI added to it."""

    key: str  # question:option, what a wish names
    title: str  # the question, or the scenario's name
    place: str  # department, or the area of a scenario
    act: str  # "one row deeper", "put into regular use", ...
    now: str
    needed: str
    effort: str  # "about 4 months"
    marks: tuple[str, ...]  # "answer first", "hold it more widely", "counted as one"
    closes: tuple[str, ...]  # names of conditions that would stay open without it
    prepares: tuple[str, ...]  # titles of the steps that build on it
    effort_value: Quantity | None = None  # of `effort`


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """What a phase asks of one department, or in one area of scenarios."""

    name: str
    steps: str  # "3 steps"
    effort: str
    share_at: float  # of the whole road's effort, 0 to 1


@dataclass(frozen=True, slots=True)
class RoadPhaseRow:
    name: str  # "Phase 1"
    steps: tuple[RoadStepRow, ...]
    count: str  # "6 steps"
    effort: str
    share_at: float  # of the whole effort, 0 to 1, for drawing
    who: tuple[Fact, ...]  # department or area, number of its steps
    reaches: str  # tier whose conditions in the plant's hands are all met after it; "" for none
    reaches_line: str  # the same as a sentence, only where it is new
    places: tuple[PlaceRow, ...] = ()  # most effort first
    until: str = ""  # effort up to its end, of all phases so far
    effort_value: Quantity | None = None  # of `effort`


@dataclass(frozen=True, slots=True)
class OutsideRow:
    """What no step can move: others decide it, or it takes its time."""

    condition: ConditionRow
    advice: str


@dataclass(frozen=True, slots=True)
class RoadPart:
    status: str  # there | planned | partly | out_of_reach
    target_key: str
    target_name: str
    headline: str  # what it takes, in one sentence
    efforts_line: str  # what the efforts are and are not; "" without steps
    proof: str  # that nothing cheaper exists; "" where that was not shown
    phases: tuple[RoadPhaseRow, ...]
    outside: tuple[OutsideRow, ...]
    unmet: tuple[ConditionRow, ...]  # in the plant's hands, and open at the end all the same
    unmet_line: str  # why, in one sentence
    excepted: tuple[AnswerRow, ...]  # left out because of a stated exception, with its reason
    budget_line: str  # how it stands to the budget; "" without one
    assumed_line: str  # open answers start at their worst row
    counted_line: str  # steps without a stated effort
    effort_value: Quantity | None = None  # of the whole road, as in the headline

    @property
    def steps(self) -> tuple[RoadStepRow, ...]:
        return tuple(step for phase in self.phases for step in phase.steps)
