"""What people fill in, built from the edition."""

from assessments.forms.answer import AnswerForm, answer_form
from assessments.forms.answer_page import AnswerPage
from assessments.forms.exceptions import ExceptionsForm
from assessments.forms.facts import FactsForm
from assessments.forms.indicators import IndicatorPage, reference_indicators
from assessments.forms.plant import NewPlantForm
from assessments.forms.road import RoadForm

__all__ = [
    "AnswerForm",
    "AnswerPage",
    "ExceptionsForm",
    "FactsForm",
    "IndicatorPage",
    "NewPlantForm",
    "RoadForm",
    "answer_form",
    "reference_indicators",
]
