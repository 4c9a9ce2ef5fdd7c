"""One system with two go-live dates."""

from collections import defaultdict

from assessments.alike import alike
from assessments.contradictions.shape import About, Doubt
from assessments.dossier import Dossier, SystemNote
from maturity.engine.edition import Edition

ONE_SYSTEM_TWO_DATES = "one_system_two_dates"


def doubtful_systems(edition: Edition, dossier: Dossier) -> list[Doubt]:
    """The same name twice with two months, or an instance that went live before its system."""
    about = (*_written_twice(dossier), *_live_before_system(dossier))
    checks = (check for check in edition.checks if check.rule == ONE_SYSTEM_TWO_DATES)
    return [Doubt(check, about) for check in checks if about]


def _written_twice(dossier: Dossier) -> list[About]:
    same: dict[str, list[SystemNote]] = defaultdict(list)
    for system in dossier.systems:
        same[alike(system.name)].append(system)
    return [
        About("system", str(system.id), system.name)
        for systems in same.values()
        if len({system.live_since for system in systems if system.live_since}) > 1
        for system in systems
    ]


def _live_before_system(dossier: Dossier) -> list[About]:
    live = {system.id: system.live_since for system in dossier.systems}
    return [
        About("instance", str(one.id), one.name)
        for one in dossier.instances
        if one.live_since
        and any(live.get(key, "") and one.live_since < live[key] for key in one.systems)
    ]
