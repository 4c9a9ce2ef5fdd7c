"""Hostile text in names, notes and rubrics: shown as typed on page and PDF, never obeyed."""

import json
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions import Change, Facts, save_answers, save_facts, submit
from assessments.models import Assessment, Plant, Result
from maturity.models import Edition
from maturity.publishing import CannotPublish, publish_data
from maturity.rubric_file import load_edition
from tests.cast import SMALL, Cast
from tests.opened import opened

MARKUP = 'R&D <b>x</b> <img src="/etc/passwd"> </text><script>alert(1)</script>'
TEMPLATE = "{{ 40|add:2 }}{% debug %}%(x)s {0}"
PAGES = ("overview", "facts", "standing", "indicators", "review", "result", "report")
FACTS = {"name": "Yangzhou", "production": "discrete", "province": "jiangsu"}


@pytest.fixture
def manager(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.manager)
    return client


def at(name: str, *args: object) -> str:
    return reverse(f"assessments:{name}", args=args)


def texts_of_pages(client: Client, assessment: Assessment) -> str:
    if not Result.objects.filter(assessment=assessment).exists():
        opened(assessment)
    addresses = [at(name, assessment.pk) for name in PAGES[:-1]]
    addresses += [at("home"), at("about"), at("plant", assessment.plant_id)]
    addresses += [at("questions", assessment.pk, "equipment", 1)]
    addresses += [at("scenarios", assessment.pk, "PO")]
    pages = [client.get(address) for address in addresses]
    assert [page.status_code for page in pages] == [200] * len(addresses)
    return "\n".join(page.content.decode() for page in pages)


@pytest.mark.parametrize(
    "name",
    ['a"b;filename=x.exe', "a\r\nSet-Cookie: x=1", "\u202egpj.exe", "../../etc/passwd", "梯" * 200],
    ids=["quotes", "lines", "right to left", "path", "long"],
)
def test_a_plants_name_cannot_break_out_of_the_pdfs_header(
    name: str, assessment: Assessment, manager: Client
) -> None:
    manager.post(at("facts", assessment.pk), {**FACTS, "name": name})
    response = manager.get(at("report", opened(assessment).pk), {"language": "en"})
    said = response["Content-Disposition"]
    assert said.startswith("attachment; filename")
    assert said.isprintable() and said.isascii()
    assert "Set-Cookie" not in response.headers
    assert said.replace('\\"', "").count('"') in {0, 2}


def test_what_people_type_is_text_and_never_markup_or_template(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    manager.post(at("facts", assessment.pk), {**FACTS, "name": MARKUP + TEMPLATE})
    changes = [
        Change("device.state", "shown", note=MARKUP + TEMPLATE),
        Change("workshop.sequence", "listed", note=MARKUP + TEMPLATE),
    ]
    save_answers(assessment=assessment, by=cast.manager, changes=changes)
    manager.post(
        at("indicators", assessment.pk),
        {"defect_rate-data_source": MARKUP + TEMPLATE, "defect_rate-before_period": TEMPLATE},
    )
    shown = texts_of_pages(manager, assessment)
    assert "<script>alert" not in shown and '<img src="/etc' not in shown and "<b>x" not in shown
    assert "{{ 40|add:2 }}" in shown and "{% debug %}" in shown
    for language in ("en", "zh-hans"):
        pdf = manager.get(at("report", assessment.pk), {"language": language})
        assert pdf.content.startswith(b"%PDF")


def soiled(data: Any, under: str = "") -> Any:
    """Every text of a rubric with markup and template syntax in it."""
    if isinstance(data, list):
        return [soiled(item, under) for item in data]
    if not isinstance(data, dict):
        return data
    if data.keys() == {"en", "zh-hans"}:
        return {language: f"{text} {MARKUP}{TEMPLATE}" for language, text in data.items()}
    return {key: soiled(value, key) for key, value in data.items()}


def test_what_an_editor_writes_is_text_and_never_markup_or_template(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    data = soiled(load_edition(SMALL).to_data())
    assert json.dumps(data).count("add:2") > 50
    publish_data(data, by=cast.platform_admin, reason="test")
    manager.post(at("start", assessment.plant_id))
    soiled_one = Assessment.objects.latest("pk")
    assert soiled_one.edition.revision == 2
    save_answers(
        assessment=soiled_one,
        by=cast.manager,
        changes=[Change("workshop.sequence", not_applicable=True, reason=reason(data))],
    )
    for submitted in (False, True):
        if submitted:
            submit(assessment=soiled_one, by=cast.manager, confirmed_open=True)
        shown = texts_of_pages(manager, soiled_one)
        assert (
            "<script>alert" not in shown and '<img src="/etc' not in shown and "<b>x" not in shown
        )
        assert "{{ 40|add:2 }}" in shown
        pdf = manager.get(at("report", soiled_one.pk), {"language": "zh-hans"})
        assert pdf.content.startswith(b"%PDF")


def reason(data: Any) -> str:
    asked = next(question for question in data["questions"] if "may_not_apply" in question)
    return str(asked["may_not_apply"][0]["en"])


@pytest.mark.parametrize("evil", ["\x00", "\ud800", "\x1b[2J"], ids=["nul", "surrogate", "escape"])
def test_a_text_that_no_page_could_show_is_not_published(evil: str, cast: Cast) -> None:
    data = load_edition(SMALL).to_data()
    data["questions"][0]["text"]["en"] += evil
    with pytest.raises(CannotPublish, match="control character"):
        publish_data(data, by=cast.platform_admin, reason="test")
    assert not Edition.objects.exists()


@pytest.mark.parametrize("name", ["\u200b", "厂\u202egpj.exe", "a\x1bb"])
def test_a_plant_name_that_cannot_be_seen_is_asked_again(name, manager, cast) -> None:
    told = manager.post(at("plant_new"), {"name": name})
    assert told.status_code == 400 and not Plant.objects.filter(name=name).exists()


def test_the_file_of_a_report_bears_no_path(manager, assessment, cast) -> None:
    facts = Facts(name='../../厂:"a"|b')
    save_facts(assessment=assessment, by=cast.manager, facts=facts, totals={})
    told = manager.get(at("report", opened(assessment).pk))["Content-Disposition"]
    assert unquote(told).startswith("attachment; filename*=utf-8''_.._厂__a__b 2025 ")
    assert not set('/\\:"|') & set(unquote(told).partition("''")[2])


def test_the_language_can_be_switched_where_a_submit_was_refused(manager, assessment) -> None:
    told = manager.post(at("submit", assessment.pk))
    assert told.status_code == 400
    assert f'name="next" value="{at("review", assessment.pk)}"' in told.content.decode()
