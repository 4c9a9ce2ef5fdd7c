"""Reading a file no further than what could be accepted."""

from pathlib import Path


def read_at_most(path: Path | str, largest: int) -> bytes:
    """One byte more than `largest` tells that there is more; an endless file ends here.

    Raises OSError, also for a name that cannot be a path.
    """
    try:
        with Path(path).open("rb") as file:
            return file.read(largest + 1)
    except ValueError as fault:
        raise OSError(f"{str(path)[:200]!r} is no file name: {fault}") from fault
