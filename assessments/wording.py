"""A rubric's texts in the language of the page."""

from django.utils.translation import get_language

from maturity.engine.edition import Text


def page_language() -> str:
    return get_language() or "en"


def said(text: Text | None) -> str:
    return text.in_language(page_language()) if text else ""
