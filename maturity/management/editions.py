"""Which edition a command means."""

from __future__ import annotations

from pathlib import Path

from maturity.engine.edition import Edition
from maturity.rubric_file import load_sound


def find_edition(name: str) -> tuple[Edition, int | None]:
    """With its revision, where it is published. What is no path is the name of a published
    edition; only then a database is asked. Raises OSError, LookupError, RubricFileError."""
    if Path(name).exists():
        return load_sound(name), None
    if "/" in name or name.endswith((".yaml", ".yml")):
        raise FileNotFoundError(f"there is no file or folder {name}")
    from maturity.publishing import edition_by_slug, engine_edition

    found = edition_by_slug(name)
    return engine_edition(found.pk), found.revision
