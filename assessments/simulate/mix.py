"""How many simulated plants stand at which tier."""

from fractions import Fraction

from maturity.engine.edition import Edition

# Ours. Nobody counts the plants below the lowest tier among those that check themselves.
BELOW_ALL_TIERS = Fraction(3, 10)
# Ours, for a rubric that names no figures: each tier holds a quarter as many as the one below.
STEP = Fraction(1, 4)


def shares_of(edition: Edition) -> list[Fraction]:
    """The share below all tiers, then of each tier. They follow the newest number of factories
    that the edition's yardsticks name for every tier, with their date and source."""
    if not edition.tiers:
        return [Fraction(1)]
    counted = _newest_numbers(edition)
    numbers = [
        counted.get(tier.key, Fraction(0)) if counted else STEP**rank
        for rank, tier in enumerate(edition.tiers)
    ]
    whole = sum(numbers)
    return [BELOW_ALL_TIERS, *((1 - BELOW_ALL_TIERS) * number / whole for number in numbers)]


def _newest_numbers(edition: Edition) -> dict[str, Fraction]:
    newest: dict[str, tuple[str, Fraction]] = {}
    for yardstick in edition.yardsticks:
        if yardstick.about == "factories" and yardstick.tier:
            dated = (yardstick.date or "", yardstick.value)
            newest[yardstick.tier] = max(newest.get(yardstick.tier, dated), dated)
    found = {key: value for key, (_, value) in newest.items()}
    return found if any(found.values()) else {}


def aims_of(edition: Edition, plants: int) -> list[int]:
    """For each plant the rank of its tier, -1 for none, lowest first; by the largest remainders."""
    exact = [share * plants for share in shares_of(edition)]
    numbers = [int(part) for part in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (numbers[i] - exact[i], i))
    for i in by_remainder[: plants - sum(numbers)]:
        numbers[i] += 1
    return [rank - 1 for rank, number in enumerate(numbers) for _ in range(number)]
