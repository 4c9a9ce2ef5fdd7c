"""Adding proof: files, links and pieces the plant has already, each with title and dates."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.actions.evidence import About
from assessments.evidence.kinds import CONTENT_TYPES, KINDS
from assessments.evidence.links import LONGEST_LINK, LinkRefused, check_link
from assessments.evidence.naming import title_of
from assessments.forms.evidence_words import refusal
from assessments.forms.lines import DayField
from assessments.models import Evidence

LONGEST_TITLE = 200
# A phone then turns its own kind of photograph into JPEG. The content decides all the same.
_TAKEN = ",".join([*sorted(CONTENT_TYPES), *(f".{end}" for k in KINDS for end in k.extensions)])


class AboutForm(forms.Form):
    """Title, own date, valid until."""

    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
        error_messages={"max_length": _("Keep the title within %(limit_value)s characters.")},
    )
    dated = DayField(label=_("Its own date"))
    expires = DayField(label=_("Valid until"))

    def __init__(self, data: Mapping[str, Any] | None = None, **more: Any) -> None:
        super().__init__(data, **more)
        for name in ("dated", "expires"):
            self.fields[name].widget.attrs["class"] = "form-control"

    def clean_title(self) -> str:
        """One line of signs that can be seen: titles name files and head lists."""
        title = " ".join(str(self.cleaned_data["title"]).split())
        if any(unicodedata.category(sign).startswith("C") for sign in title):
            raise forms.ValidationError(
                _("The title holds a sign that cannot be seen. Type the title again.")
            )
        return title

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        dated, expires = cleaned.get("dated"), cleaned.get("expires")
        if dated and dated > timezone.localdate():
            self.add_error("dated", _("This day is still to come. Write the date on the document."))
        if dated and expires and expires < dated:
            self.add_error("expires", _("This lies before its own date."))
        return cleaned

    @property
    def about(self) -> About:
        cleaned = self.cleaned_data
        return About(cleaned["title"], cleaned["dated"], cleaned["expires"])


class FileForm(AboutForm):
    """One file of several; a row left empty is no mistake."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        # Why an empty one is of no use is told by the check of its content.
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"class": "form-control", "accept": _TAKEN}),
        error_messages={"invalid": _("The file did not arrive. Choose it again.")},
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, is_too_large: bool = False, **more: Any
    ) -> None:
        self.is_too_large = is_too_large
        super().__init__(data, **more)
        limit, said = settings.EVIDENCE_FILE_LIMIT, refusal("too_large")
        self.fields["file"].widget.attrs |= {"data-limit": limit, "data-too-large": said}

    @property
    def is_blank(self) -> bool:
        return (
            not self.is_too_large
            and not self.files.get(self.add_prefix("file"))
            and not any(
                str(self.data.get(self.add_prefix(name), "")).strip()
                for name in ("title", "dated", "expires")
            )
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_too_large:
            self.add_error("file", refusal("too_large"))
        elif not cleaned.get("file") and "file" not in self.errors and not self.is_blank:
            self.add_error(
                "file", _("Choose the file again: a browser does not keep it between two tries.")
            )
        return cleaned

    @property
    def about(self) -> About:
        told = super().about
        title = told.title or title_of(self.cleaned_data["file"].name)[:LONGEST_TITLE]
        return About(title, told.dated, told.expires)


class NamedForm(AboutForm):
    """Where no file name can stand in for the title."""

    def clean_title(self) -> str:
        title = super().clean_title()
        if not title:
            raise forms.ValidationError(_("Write what it shows, in a few words."))
        return title


class LinkForm(NamedForm):
    link = forms.CharField(
        label=_("Link"),
        max_length=LONGEST_LINK,
        widget=forms.TextInput(
            attrs={"class": "form-control", "inputmode": "url", "autocomplete": "off"}
        ),
        error_messages={
            "required": _("Write the address."),
            "max_length": _("The address is too long to be stored."),
        },
    )

    def clean_link(self) -> str:
        link = str(self.cleaned_data["link"])
        if "://" not in link and not link.lower().startswith(("javascript:", "data:")):
            link = f"https://{link}"
        try:
            check_link(link)
        except LinkRefused as refused:
            raise forms.ValidationError(
                _("Write the whole address, beginning with https:// or http://, no password in it.")
            ) from refused
        return link


class ChangeForm(NamedForm):
    """Of one piece; remembers which state of it was read."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, piece: Evidence, **more: Any
    ) -> None:
        initial = {name: getattr(piece, name) for name in ("title", "dated", "expires", "revision")}
        super().__init__(data, prefix=f"piece-{piece.pk}", initial=initial, **more)
        self.piece, self.is_laid_out = piece, False

    @property
    def shown_revision(self) -> str:
        return str(self.piece.revision if self.is_laid_out else self["revision"].value() or "")

    def lay_out_stale(self, piece: Evidence) -> None:
        """Shows what is stored now beside what was typed; saving again keeps the typed."""
        self.piece, self.is_laid_out = piece, True
