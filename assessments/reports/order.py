"""Which report somebody asks for: language, length, for whom, towards which tier. Plain data."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("zh-hans", "en")
BOTH = "both"
LENGTHS = ("summary", "standard", "full")
NEXT = "next"
AUDIENCES = ("internal", "authority", "headquarters")


class OrderError(ValueError):
    """No such report; the field that is wrong is named."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """`language` may be "both": one document, Chinese first. `target` "": the next tier."""

    language: str = "zh-hans"
    length: str = "standard"
    audience: str = "internal"
    target: str = ""

    def __post_init__(self) -> None:
        if self.language not in (*LANGUAGES, BOTH):
            raise OrderError("language")
        if self.length not in LENGTHS:
            raise OrderError("length")
        if self.audience not in AUDIENCES:
            raise OrderError("audience")
        # The headquarters of a foreign group read English.
        if self.audience == "headquarters" and self.language == "zh-hans":
            raise OrderError("language")

    @property
    def languages(self) -> tuple[str, ...]:
        return LANGUAGES if self.language == BOTH else (self.language,)

    @property
    def leaves_the_house(self) -> bool:
        """Made for others: somebody confirms first what it may hold."""
        return self.audience != "internal"

    @property
    def key(self) -> str:
        # A rubric may have a tier of that very name.
        target = f"={NEXT}" if self.target == NEXT else self.target or NEXT
        return "-".join((self.language, self.length, self.audience, target))
