"""The fixed words of the printed report, in both languages."""

from .chinese import ZH
from .english import EN
from .shape import Words

__all__ = ["EN", "ZH", "Words", "words_of"]


def words_of(language: str) -> Words:
    return ZH if language.lower().startswith("zh") else EN
