"""What somebody confirms before a document leaves the organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.actions.releasing import RECEIVER_LENGTH, Confirmed
from assessments.forms.seen import revision_in
from assessments.models import Release

HERE, ABROAD = "here", "abroad"
PLACES = [
    (HERE, _("In mainland China")),
    (ABROAD, _("Outside mainland China, Hong Kong, Macao and Taiwan included")),
]
IMPORTANT_ABROAD = _(
    "What may be important data does not leave mainland China on a confirmation given here: as we "
    "read the data law, it needs a security assessment for outbound data first. Take out what may "
    "be important, or let whoever answers for data in your company decide its class, then confirm "
    "again. This is caution on our part and no legal advice."
)
NUL = _("The text holds a character that cannot be stored. Remove it and save again.")


class ReleaseForm(forms.Form):
    receiver = forms.CharField(
        label=_("For whom"),
        max_length=RECEIVER_LENGTH,
        error_messages={
            "required": _("Say who gets it: the office, company or person."),
            "null_characters_not_allowed": NUL,
        },
    )
    place = forms.ChoiceField(
        label=_("Where the receiver is"),
        choices=PLACES,
        error_messages={"required": _("Say where the receiver is: the data law asks.")},
    )
    data_class = forms.ChoiceField(
        label=_("Class of the data"),
        choices=Release.DataClass.choices,
        error_messages={"required": _("Choose the class. If you are not sure, ask first.")},
    )
    no_state_secrets = forms.BooleanField(
        label=_("It holds no state secrets, and nothing that is secret by a contract or an order."),
        error_messages={"required": _("Without this it does not leave.")},
    )
    no_faces_or_places = forms.BooleanField(
        label=_(
            "Faces, and places that are not to be seen, were looked for in pictures, file names "
            "and texts, and removed."
        ),
        error_messages={"required": _("Without this it does not leave.")},
    )
    revision = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def confirmed(self) -> Confirmed:
        given: dict[str, Any] = self.cleaned_data
        return Confirmed(
            receiver=given["receiver"],
            data_class=given["data_class"],
            no_state_secrets=given["no_state_secrets"],
            no_faces_or_places=given["no_faces_or_places"],
            goes_abroad=given["place"] == ABROAD,
        )

    @property
    def seen(self) -> int:
        return revision_in(self.cleaned_data["revision"])

    def refuse_important(self) -> None:
        self.add_error("data_class", IMPORTANT_ABROAD)
