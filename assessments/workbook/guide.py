"""What the first sheet says: what this is, how to fill it, how it comes back."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Assessment
from assessments.wording import page_language


def guide_of(assessment: Assessment, *, by: str, part_name: str) -> list[tuple[str, str]]:
    """Heading and text, in the active language; the first heading is the title."""
    written = timezone.localtime().strftime("%Y-%m-%d %H:%M")
    edition = assessment.edition
    title = edition.title(page_language())
    what = _("%(title)s, edition %(edition)s, revision %(revision)s") % {
        "title": title,
        "edition": edition.edition,
        "revision": edition.revision,
    }
    lines = [
        (_("Self-check as a workbook: %(plant)s") % {"plant": assessment.plant}, what),
        ("", _("Written on %(at)s by %(by)s.") % {"at": written, "by": by}),
    ]
    if part_name:
        told = _("This workbook holds one part: %(part)s. All other answers stay as they are.")
        lines.append(("", told % {"part": part_name}))
    return [*lines, *_how_to_fill(), *_how_it_comes_back()]


def _how_to_fill() -> list[tuple[str, str]]:
    return [
        (
            _("How to fill it in"),
            _(
                "Cells with a pale yellow ground are to be filled; all others are protected. "
                "Choose answers from the drop-down of the cell."
            ),
        ),
        (
            "",
            _(
                "Read the rows of a question from the top: which is the last one you could show "
                "a visitor on the spot today?"
            ),
        ),
        (
            "",
            _(
                "One question takes one of three: an answer, a reason why it does not apply, or "
                "“don't know yet”. To take an answer back, empty its cells."
            ),
        ),
        (
            "",
            _(
                "An empty cell under “How it is known” means: claimed. Numbers without unit; "
                "months as 2024-03, days as 2024-03-15. No formulas: type the value."
            ),
        ),
        (
            _("Systems and instances"),
            _(
                "Write new ones into the empty rows. An instance names its systems as they are "
                "called on the sheet “Systems and equipment”, separated by semicolons. "
                "Clearing or deleting a row here removes nothing from the self-check."
            ),
        ),
    ]


def _how_it_comes_back() -> list[tuple[str, str]]:
    return [
        (
            _("How it comes back"),
            _(
                "Save it as .xlsx and bring it back on the page “Workbook” of the self-check. "
                "First you see row by row what it would change; nothing is stored until you "
                "confirm, and then everything or nothing."
            ),
        ),
        (
            "",
            _(
                "If somebody has changed the same answer meanwhile, both are shown and you "
                "choose. Hidden columns carry the keys of the rows: do not copy rows into "
                "another workbook."
            ),
        ),
        (
            _("What this is not"),
            _(
                "A self-check by an unofficial tool. It says which published conditions are met "
                "by the answers given; it recognises nothing."
            ),
        ),
    ]
