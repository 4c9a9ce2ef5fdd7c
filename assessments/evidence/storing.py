"""Where the bytes lie: STORAGES["evidence"], a folder or a bucket, under keys nobody can guess."""

import hashlib
import logging
import secrets
from typing import IO

from django.core.files import File
from django.core.files.storage import Storage, storages

from assessments.evidence.kinds import Kind

log = logging.getLogger(__name__)
_CHUNK = 256 * 1024


def storage() -> Storage:
    return storages["evidence"]


def fingerprint(content: IO[bytes]) -> str:
    """SHA-256 of the whole, as the list of the dossier prints it."""
    digest = hashlib.sha256()
    content.seek(0)
    while chunk := content.read(_CHUNK):
        digest.update(chunk)
    content.seek(0)
    return digest.hexdigest()


def store(content: IO[bytes], kind: Kind, *, plant_id: int) -> str:
    """The key under which it lies. Never inside a transaction: what is stored stays stored."""
    content.seek(0)
    key = f"{plant_id}/{secrets.token_hex(16)}.{kind.extensions[0]}"
    return storage().save(key, File(content))


def discard(key: str) -> None:
    """A file that stays behind costs room, never an answer: said in the log, not to the person."""
    try:
        storage().delete(key)
    except Exception:
        log.exception("evidence file %s could not be deleted", key)


def read(key: str) -> File:
    """Raises FileNotFoundError where the storage has lost it."""
    return storage().open(key, "rb")
