"""Texts in one or in several languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Control characters and halves of characters: no page, PDF or database takes them.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

LANGUAGES = ("en", "zh-hans")


def nearest_language(code: str) -> str:
    """`zh_Hans`, `zh-cn`, `zh` all mean zh-hans; whatever else is not known means English."""
    return "zh-hans" if code.lower().startswith("zh") else "en"


@dataclass(frozen=True, slots=True)
class Text:
    """What people read: one string for every language, or one for each."""

    plain: str | None = None
    en: str | None = None
    zh_hans: str | None = None

    def in_language(self, code: str) -> str:
        """The text in that language, else the plain one, else the one in the other language."""
        chinese_first = nearest_language(code) == "zh-hans"
        first, other = (self.zh_hans, self.en) if chinese_first else (self.en, self.zh_hans)
        return first or self.plain or other or ""

    @property
    def missing_languages(self) -> tuple[str, ...]:
        """A plain text serves every language, so it misses none."""
        if self.plain is not None:
            return ()
        return tuple(code for code, text in self.by_language() if not text)

    def by_language(self) -> tuple[tuple[str, str | None], ...]:
        return (("en", self.en), ("zh-hans", self.zh_hans))

    def __bool__(self) -> bool:
        return bool(self.plain or self.en or self.zh_hans)

    def __str__(self) -> str:
        return self.in_language("en")
