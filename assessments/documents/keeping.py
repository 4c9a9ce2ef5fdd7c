"""Documents are kept for a while, for all workers. Whoever asks has shown the right before."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable

from django.core.cache import caches

from assessments.documents.fingerprint import surroundings

logger = logging.getLogger(__name__)


def kept(what: str, make: Callable[[], bytes]) -> bytes:
    """`what` names the content completely: nothing that it is made from may change under it."""
    key = hashlib.sha256(f"{surroundings()}\n{what}".encode()).hexdigest()
    found = _read(key)
    if found is None:
        found = make()
        _write(key, found)
    return found


def _read(key: str) -> bytes | None:
    """What cannot be read, or is not what was written, is made again."""
    try:
        found = caches["documents"].get(key)
    except Exception:
        logger.warning("a kept document cannot be read; it is made again", exc_info=True)
        return None
    if not isinstance(found, tuple) or len(found) != 2:
        return None
    digest, content = found
    whole = isinstance(content, bytes) and hashlib.sha256(content).digest() == digest
    return content if whole else None


def _write(key: str, content: bytes) -> None:
    """A full disk costs time the next time, not the document."""
    try:
        caches["documents"].set(key, (hashlib.sha256(content).digest(), content))
    except Exception:
        logger.warning("a document cannot be kept", exc_info=True)
