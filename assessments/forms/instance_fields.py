"""What an instance card asks, group by group."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.forms.fields import DecimalWithComma, count_field
from assessments.forms.lines import DayField, LineField, MonthField
from assessments.models import ModelCard

YES_NO = [("", _("Not stated")), ("yes", _("Yes")), ("no", _("No, only the project team"))]
WORDS = {
    "missing": _("Write the name of the instance."),
    "taken": _("This scenario already has an instance of this name. Choose another name."),
    "no_month": _("Write year and month as 2024-03."),
    ("live_since", "ahead"): _("This month is still to come. Leave it open until then."),
    ("data_since", "ahead"): _("This month is still to come. Leave it open until then."),
    ("last_used", "ahead"): _("This day is still to come."),
    "before_live": _("This is before the month it went live. Correct one of the two."),
    "nobody": _(
        "Nobody uses it in a week, yet people outside the project team do. Correct one of the two."
    ),
    "unknown_system": _("One of the systems is no longer in the register. Choose again."),
    "unknown_scenario": _(
        "This scenario is not asked of this kind of plant: its cards can only be removed."
    ),
}


def labelled(field: forms.Field, label: object, help_text: object = "") -> forms.Field:
    field.label, field.help_text = label, help_text  # type: ignore[assignment]
    return field


class CardFields(forms.Form):
    name = LineField(
        label=_("Name of the instance"),
        max_length=200,
        required=True,
        help_text=_("What it does and where, such as Tool wear forecast, machining line 2."),
        error_messages={"required": WORDS["missing"]},
    )
    place = LineField(label=_("Workshop, line or process unit"), max_length=200)
    systems = forms.TypedMultipleChoiceField(
        label=_("Systems and equipment used"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": WORDS["unknown_system"]},
    )
    live_since = MonthField(
        label=_("Month it went live"), help_text=_("Regular use asks for three months.")
    )
    last_used = DayField(
        label=_("Last day it was used"), help_text=_("Regular use: in the last 30 days.")
    )
    weekly_users = labelled(count_field(0), _("Users per week"))
    used_outside_team = forms.ChoiceField(
        label=_("Used by people outside the project team"), choices=YES_NO, required=False
    )
    role = LineField(
        label=_("Role in charge"), max_length=100, help_text=_("A post, not a person's name.")
    )


class ChangeFields(forms.Form):
    figure = LineField(
        label=_("What was measured"), max_length=200, help_text=_("Such as changeover time.")
    )
    unit = LineField(label=_("Unit"), max_length=40)
    before = DecimalWithComma(label=_("Before"), max_digits=16, decimal_places=4)
    before_period = LineField(label=_("Period before"), max_length=60)
    after = DecimalWithComma(label=_("After"), max_digits=16, decimal_places=4)
    after_period = LineField(label=_("Period after"), max_length=60)
    data_source = LineField(label=_("Source of the data"), max_length=300)


class ModelFields(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind of model"),
        choices=[("", _("Not stated")), *ModelCard.Kind.choices],
        required=False,
    )
    decides = LineField(label=_("What it decides or proposes"), max_length=300)
    from_data = LineField(label=_("From which data"), max_length=300)
    data_since = MonthField(label=_("Data since"))
    quality = LineField(
        label=_("How good it was last month"),
        max_length=200,
        help_text=_("A number with its unit, such as 92 of 100 faults named."),
    )
    measured_how = LineField(label=_("How that was measured"), max_length=200)
    overruled = labelled(
        count_field(0), _("Times people overruled it last month"), _("0 if never.")
    )
    runs_on = LineField(label=_("Where it runs"), max_length=200)
    made_by = LineField(label=_("Made by"), max_length=200)
