"""`{% if piece|has_expired %}`: proof that is out of date, and where its file is had."""

from django import template
from django.utils import timezone

from assessments.models import Evidence

register = template.Library()


@register.filter
def has_expired(piece: Evidence) -> bool:
    """Valid through its last day."""
    return piece.expires is not None and piece.expires < timezone.localdate()


@register.inclusion_tag("assessments/_evidence_piece.html")
def evidence_piece(piece: Evidence) -> dict[str, object]:
    return {"piece": piece, "has_expired": has_expired(piece)}
