"""A secret key that exists from the first start and never leaves the machine."""

import os
import secrets
from pathlib import Path

WIDTH = 64


def load_secret_key(path: Path) -> str:
    """The key in `path`; made there, readable by its owner only, when the file is missing.

    Several workers may start at once: each writes a file of its own and links it to `path`,
    which only the first can do, so a reader sees a whole key or none.
    """
    if not path.exists():
        _offer_key(path)
    return path.read_text(encoding="ascii").strip()


def _offer_key(path: Path) -> None:
    offer = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(offer, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(WIDTH))
    try:
        os.link(offer, path)
    except FileExistsError:
        pass
    finally:
        offer.unlink()
