"""Which software makes the documents: another version never serves what an older one made."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

from django.conf import settings

_READ = (
    ("assessments", "*.py"),
    ("maturity", "*.py"),
    ("assessments/reports/fonts", "*"),
    ("locale", "*.mo"),
)


def fingerprint() -> str:
    """Of code, fonts, wording and everything installed."""
    digest = hashlib.sha256(sys.version.encode())
    for line in sorted(f"{one.name} {one.version}" for one in distributions()):
        digest.update(line.encode())
    for path in sorted(set(_files())):
        digest.update(str(path.relative_to(settings.BASE_DIR)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def surroundings() -> str:
    """What a document says besides its assessment: where it can be compared, and whose clock."""
    return "\n".join([SOFTWARE, settings.PUBLIC_ADDRESS, settings.TIME_ZONE])


def _files() -> Iterator[Path]:
    for folder, pattern in _READ:
        found = (settings.BASE_DIR / folder).rglob(pattern)
        yield from (path for path in found if path.is_file() and "__pycache__" not in path.parts)


# When the code is loaded: files exchanged under a running server are not what it runs.
SOFTWARE = fingerprint()
