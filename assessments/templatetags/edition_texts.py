"""`{{ area.name|said }}`: a rubric's text in the language of the page."""

from django import template

from assessments.wording import said

register = template.Library()
register.filter("said", said)
