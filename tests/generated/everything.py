"""What all fillings of a sheet say together: the verdicts, straight from the words of the format.

Exact where every measure is sharp; elsewhere a score may only be less sure.
"""

from collections.abc import Collection, Iterable

from maturity.engine.edition import Condition, Edition, Tier
from tests.generated.sheets import fillings
from tests.generated.slow import Slow
from tests.rubrics import Data


class Everything:
    def __init__(self, edition: Edition, sheet: Data) -> None:
        self.edition, self.sheet = edition, sheet
        plant = sheet.get("plant", {})
        self.province = plant.get("province")
        self.fillings = list(fillings(edition, sheet["answers"], plant))
        self.every = [Slow(edition, filling, self.province) for filling in self.fillings]
        self.verdicts = {c.key: self._verdict(c.key) for c in edition.conditions}

    def _verdict(self, key: str) -> str:
        held = {slow.holds(key) for slow in self.every}
        return "undecided" if len(held) == 2 else "met" if True in held else "not_met"

    def conditions(self, tier: Tier) -> list[Condition]:
        """Those in force in the plant's province."""
        return [c for c in tier.conditions if c.region in (None, self.province)]

    def together(self, keys: Iterable[str]) -> str:
        found = [self.verdicts[key] for key in keys]
        return next((word for word in ("not_met", "undecided") if word in found), "met")

    def climbed(self, kind: str = "criterion", left_out: Collection[str] = ()) -> list[str]:
        """For each tier the verdict over it and all below."""
        keys: list[str] = []
        found = []
        for tier in self.edition.tiers:
            in_force = [c for c in self.conditions(tier) if c.kind == kind]
            keys += [c.key for c in in_force if c.key not in left_out]
            found.append(self.together(keys))
        return found

    def excepted(self) -> set[str]:
        reasons = self.sheet.get("exceptions", {})
        demands = [demand for demand in self.edition.demands if demand.key in reasons]
        return {*reasons, *(key for demand in demands for key in demand.conditions)}

    def outside_narrow(self) -> set[str]:
        narrowed = [demand for demand in self.edition.demands if demand.narrow]
        return {key for d in narrowed for key in d.conditions if key not in d.narrow}

    def of_demand(self, keys: Collection[str]) -> str:
        in_force = [c.key for tier in self.edition.tiers for c in self.conditions(tier)]
        return self.together(key for key in keys if key in in_force)


def told(strict: str, with_exception: str) -> str:
    """A tier's one verdict out of two readings."""
    if strict == "met":
        return "met"
    if with_exception == "not_met":
        return "not_met"
    return "with_exception" if (strict, with_exception) == ("not_met", "met") else "undecided"


def reading(edition: Edition, found: list[str]) -> tuple[str | None, str | None]:
    """The highest tier proven, and the highest not ruled out."""
    keys = [tier.key for tier in edition.tiers]
    proven = [key for key, verdict in zip(keys, found, strict=True) if verdict == "met"]
    possible = [key for key, verdict in zip(keys, found, strict=True) if verdict != "not_met"]
    return (proven or [None])[-1], (possible or [None])[-1]
