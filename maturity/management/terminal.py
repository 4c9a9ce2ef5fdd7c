"""What somebody else wrote, on the terminal of the person who runs a command."""

from __future__ import annotations

import unicodedata

KEPT = "\n\t"


def visible(text: str) -> str:
    """Signs that a terminal obeys, or that turn the reading order around, as their codes."""
    return "".join(map(_visible, text))


def _visible(sign: str) -> str:
    is_plain = sign in KEPT or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
    return sign if is_plain else f"\\u{ord(sign):04x}"
