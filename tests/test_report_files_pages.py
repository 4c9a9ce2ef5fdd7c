"""Workbook and JSON are handed to the people of the plant, in one language, with a safe name."""

import json
from io import BytesIO
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from assessments.actions import Change, save_answers, submit
from assessments.actions.history import open_result
from assessments.documents.known import code_of
from assessments.models import Assessment, MadeDocument
from tests.cast import ALL_BEST, Cast
from tests.queries import at_most

FORMS = ("report_workbook", "report_json")
TYPES = {
    "report_workbook": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "report_json": "application/json",
}


@pytest.fixture
def submitted(assessment: Assessment, cast: Cast) -> Assessment:
    save_answers(assessment=assessment, by=cast.manager, changes=ALL_BEST)
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    return Assessment.objects.with_names().get(pk=assessment.pk)


@pytest.fixture
def reader(client: Client, cast: Cast) -> Client:
    client.force_login(cast.manager)
    return client


def address(form: str, assessment: Assessment) -> str:
    return reverse(f"assessments:{form}", args=[assessment.pk])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("language", "name"), [("en", "English"), ("zh-hans", "中文")])
def test_it_comes_in_the_language_asked_for(reader, submitted, form, language, name) -> None:
    response = reader.get(address(form, submitted), {"language": language})
    assert response.status_code == 200
    assert response["Content-Type"] == TYPES[form]
    told = unquote(response["Content-Disposition"])
    assert told.startswith("attachment") and name in told
    assert submitted.plant.name in told and submitted.edition.edition in told
    assert language_in(form, response.content) == language


def language_in(form: str, content: bytes) -> str:
    if form == "report_json":
        return str(json.loads(content)["report"]["language"])
    told = load_workbook(BytesIO(content)).properties.language
    return {"en": "en", "zh-CN": "zh-hans"}[told or ""]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "asked",
    [
        {"language": "both"},
        {"language": "fr"},
        {"audience": "authority"},
        {"audience": "headquarters", "language": "en"},
        {"audience": "everybody"},
        {"length": "novel"},
    ],
    ids=str,
)
def test_what_is_not_offered_is_a_bad_request(reader, submitted, form, asked) -> None:
    assert reader.get(address(form, submitted), asked).status_code == 400


@pytest.mark.parametrize("form", FORMS)
def test_a_tier_the_edition_does_not_have_is_not_found(reader, submitted, form) -> None:
    assert reader.get(address(form, submitted), {"target": "beyond"}).status_code == 404


@pytest.mark.parametrize("form", FORMS)
def test_a_draft_nobody_opened_is_not_handed_out(reader, assessment, cast, form) -> None:
    response = reader.get(address(form, assessment))
    assert response["Content-Type"].startswith("text/html")
    open_result(assessment=assessment, by=cast.manager)
    assert reader.get(address(form, assessment))["Content-Type"] == TYPES[form]


@pytest.mark.parametrize("form", FORMS)
def test_a_submitted_result_is_the_same_bytes_and_known_again(reader, submitted, form) -> None:
    first = reader.get(address(form, submitted), {"language": "en"}).content
    assert reader.get(address(form, submitted), {"language": "en"}).content == first
    code = code_of(submitted)
    assert MadeDocument.objects.filter(code=code).count() == 1


@pytest.mark.parametrize("form", FORMS)
def test_nothing_can_be_posted(reader, submitted, form) -> None:
    assert reader.post(address(form, submitted)).status_code == 405


@pytest.mark.parametrize("form", FORMS)
def test_whoever_is_logged_out_is_led_to_the_log_in(client, submitted, form) -> None:
    assert client.get(address(form, submitted)).status_code == 302


def test_a_name_and_a_note_that_look_like_formulas_stay_texts(reader, assessment, cast) -> None:
    hostile = "=cmd|'/c calc'!A1"
    assessment.facts["name"] = f'{hostile}\r\nX: y/../"' + "长" * 200
    assessment.save()
    noted = Change("device.state", option="messaged", count=42, note=hostile)
    save_answers(assessment=assessment, by=cast.manager, changes=[noted])
    open_result(assessment=assessment, by=cast.manager)
    response = reader.get(address("report_workbook", assessment))
    told = unquote(response["Content-Disposition"])
    assert not {"\r", "\n", "/", "\\", "|"} & set(told.partition("''")[2])
    cells = [
        cell
        for page in load_workbook(BytesIO(response.content))
        for row in page.iter_rows()
        for cell in row
        if str(cell.value).startswith("=")
    ]
    assert len(cells) >= 3
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_workbook_is_made_with_few_queries(reader, submitted) -> None:
    reader.get(address("report_json", submitted))
    with at_most(22):
        reader.get(address("report_workbook", submitted))
