"""What a reviewer finds: agree, another row, or could not be checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from assessments.actions.findings import REASON_LENGTH
from assessments.desk import Case
from assessments.forms.fields import NoteField, RowField
from assessments.forms.seen import revision_in
from assessments.models import Finding
from assessments.wording import said

AGREE, NOT_CHECKED = Finding.Verdict.AGREE.value, Finding.Verdict.NOT_CHECKED.value
ROW = "row."  # before the key of another row


@dataclass(frozen=True, slots=True)
class OtherRow:
    id: str
    value: str
    text: str
    is_chosen: bool


class FindingForm(forms.Form):
    """One choice for verdict and row: whoever would choose another row names it at once."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, case: Case, reason: str = ""
    ) -> None:
        """`reason`: typed beside an answer that has changed since; the choice is made anew."""
        self.case, self.is_laid_out = case, False
        known = case.finding if case.is_looked_at else None
        stored = known.reason if known else ""
        super().__init__(data, initial={"found": _found(known), "reason": reason or stored})
        rows = [(ROW + option.key, "") for option in case.question.options]
        self.fields["found"] = RowField(
            [(AGREE, ""), (NOT_CHECKED, ""), *rows],
            _("This row is not on the page. Choose one of those shown."),
        )
        self.fields["reason"] = NoteField(max_length=REASON_LENGTH, rows=3)
        for name in ("answer_revision", "revision"):
            self.fields[name] = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        found = given.get("found", "")
        if not found and "found" not in self.errors:
            self.add_error("found", _("Choose one of these."))
        doubts = found and found != AGREE
        if doubts and not given.get("reason", "").strip() and "reason" not in self.errors:
            self.add_error("reason", _("Say why: the plant reads it beside its answer."))
        return given

    @property
    def verdict(self) -> str:
        found = self.cleaned_data["found"]
        return Finding.Verdict.ANOTHER_ROW.value if found.startswith(ROW) else found

    @property
    def option(self) -> str:
        found = self.cleaned_data["found"]
        return found.removeprefix(ROW) if found.startswith(ROW) else ""

    @property
    def reason(self) -> str:
        return self.cleaned_data["reason"]

    @property
    def answer_revision(self) -> int:
        return revision_in(self.cleaned_data["answer_revision"])

    @property
    def revision(self) -> int:
        return revision_in(self.cleaned_data["revision"])

    @property
    def other_rows(self) -> list[OtherRow]:
        chosen = self["found"].value()
        others = [o for o in self.case.question.options if o.key != self.case.answer.option]
        return [
            OtherRow(f"found-{number}", ROW + row.key, said(row.text), ROW + row.key == chosen)
            for number, row in enumerate(others)
        ]

    @property
    def shown_answer_revision(self) -> str:
        return self._seen("answer_revision", self.case.answer.revision)

    @property
    def shown_counts_as(self) -> str:
        return self.case.counts_as.key if self.case.counts_as else ""

    @property
    def has_moved(self) -> bool:
        """Its cards were changed under the open page: what it counts as was not seen."""
        return self.data.get("counts_as", self.shown_counts_as) != self.shown_counts_as

    @property
    def shown_revision(self) -> str:
        finding = self.case.finding
        return self._seen("revision", finding.revision if finding else 0)

    def lay_out_stale(self) -> None:
        """The other reviewer's finding now stands beside what was typed; saving again keeps it."""
        self.is_laid_out = True

    def refuse(self) -> None:
        """What the form let through and the act did not."""
        self.add_error("found", _("This row is not on the page. Choose one of those shown."))

    def _seen(self, name: str, fresh: int) -> str:
        """A page that comes back with an error still shows what was read before it."""
        if self.is_bound and not self.is_laid_out:
            return str(self[name].value() or "")
        return str(fresh)


def _found(finding: Finding | None) -> str:
    if finding is None:
        return ""
    return ROW + finding.option if finding.option else finding.verdict
