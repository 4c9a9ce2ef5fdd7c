"""Acts of several people at the same moment, each on a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection

from assessments.actions.refusals import Refused


def at_once(*acts: Callable[[], object]) -> list[Any]:
    """What each returned, or the refusal it ran into, in the order of the acts."""

    def run(act: Callable[[], object]) -> object:
        try:
            return act()
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
