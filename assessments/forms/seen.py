"""What a page showed, as one short hidden value.

Revision and digest tell a field somebody changed from one that was only shown, and a page that
was read before somebody else saved from a fresh one.
"""

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal

REVISION_LIMIT = 2**31


def seen(revision: int, content: Mapping[str, object]) -> str:
    return f"{revision}.{digest(content)}"


def digest(content: Mapping[str, object]) -> str:
    plain = {key: plain_number(value) for key, value in content.items()}
    text = json.dumps(plain, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def shows(state: str, content: Mapping[str, object]) -> bool:
    return state.partition(".")[2] == digest(content)


def revision_in(state: str) -> int:
    """Nonsense counts as "saw nothing": what was stored meanwhile then comes up as a conflict."""
    number = state.partition(".")[0]
    is_number = number.isascii() and number.isdecimal() and len(number) < 11
    return min(int(number), REVISION_LIMIT) if is_number else 0


def plain_number(value: object) -> object:
    """12.5, not 12.5000, and never 1E+1; whatever is no Decimal stays as it is."""
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value
