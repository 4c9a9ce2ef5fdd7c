"""What would follow if steps were taken. Worked out and shown; no part of any document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AsIfRow:
    """One thing that moves, as it stands and as it would."""

    key: str  # tier | share | met
    label: str
    now: str
    then: str

    @property
    def has_moved(self) -> bool:
        return self.now != self.then


@dataclass(frozen=True, slots=True)
class AsIfStep:
    key: str  # question:option, as in RoadStepRow
    title: str
    row: str  # the row that is taken to be reached


@dataclass(frozen=True, slots=True)
class AsIfPart:
    plant_name: str
    target_key: str  # "" at the top
    target_name: str
    headline: str  # "As if 3 steps were done:"
    rows: tuple[AsIfRow, ...]
    newly_met: tuple[str, ...]  # names of conditions up to the target
    lost: tuple[str, ...]  # met as it stands, and not any more
    still_open: tuple[str, ...]
    proof: str  # what still has to bear it out; "" where nothing has to
    assumed: str  # how a step is counted here
    steps: tuple[AsIfStep, ...]
