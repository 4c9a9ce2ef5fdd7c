"""Contradictions in what is stated beside the answers. They are shown and change no verdict."""

from assessments.contradictions.finding import find_doubts
from assessments.contradictions.indicators import Change
from assessments.contradictions.shape import About, Doubt

__all__ = ["About", "Change", "Doubt", "find_doubts"]
