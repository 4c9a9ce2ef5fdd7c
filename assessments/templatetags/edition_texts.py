"""`{{ area.name|said }}`: a rubric's text in the language of the page."""

from django import template
from django.utils.translation import gettext as _

from assessments.wording import page_language, said
from maturity.models import Edition

register = template.Library()
register.filter("said", said)


@register.filter
def edition_name(edition: Edition) -> str:
    """What a plant was measured by, wherever a verdict or a self-check is listed."""
    return _("%(title)s, edition %(edition)s, revision %(revision)s") % {
        "title": edition.title(page_language()),
        "edition": edition.edition,
        "revision": edition.revision,
    }
