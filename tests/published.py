"""Rubric files as published editions: read and checked once in a process, stored for each test.

The national edition takes half a second to read and check, and most tests only stand on it.
What reading, checking and publishing do is tested without this.
"""

from functools import lru_cache
from pathlib import Path

from django.db import transaction

from accounts.models import User
from maturity import publishing
from maturity.draft import header_columns
from maturity.engine.edition import Edition
from maturity.models import Edition as StoredEdition
from maturity.models import Rubric
from maturity.rubric_file import load_edition


@lru_cache(maxsize=8)
def checked(path: Path) -> Edition:
    return publishing._checked(Edition.from_data(load_edition(path).to_data()))


def publish_file(path: Path, *, by: User | None, reason: str = "test") -> StoredEdition:
    """What `publish_data` does with what the file says."""
    content = checked(path)
    with transaction.atomic():
        rubric, _ = Rubric.objects.get_or_create(
            slug=content.rubric, defaults=header_columns(content)
        )
        return publishing._freeze(rubric, content, by, reason)
