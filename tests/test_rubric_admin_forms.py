"""What an editor types: slips are told at once, a colleague's edit is not overwritten unseen."""

import pytest
from django.urls import reverse

from maturity.admin.places import with_pages
from maturity.catalogue import load
from maturity.draft import read_draft
from maturity.models import Condition, Edition, Measure, Option, Question, Rubric, Scenario
from maturity.publishing import draft_problems
from tests.cast import SMALL
from tests.test_rubric_admin import MODELS, as_posted, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cast, client):
    client.force_login(cast.rubric_editor)
    return load(SMALL)


def opened(client, row):
    address = page(type(row), "change", row.pk)
    return address, as_posted(client.get(address))


def errors_of(response):
    assert response.status_code == 200
    return response.context["adminform"].form.errors


SLIPS = [
    ("breadth", '{“count_of”: "machines"}', "1"),
    ("breadth", '{"count_of": "machines", "at_least": 0.5}', "at_least"),
    ("breadth", '{"count_of": "machines"}', "at_least"),
    ("breadth", '{"count_off": "machines", "at_least": "1/2"}', "count_off"),
    ("breadth", "[" * 100_000, ""),
    ("breadth", "9" * 5000, ""),
    ("breadth", '{"at_least": NaN}', ""),
    ("may_not_apply", '["\\ud800"]', ""),
    ("may_not_apply", '"text"', "list"),
    ("applies_to", '["both"]', "[0]"),
    ("basis_by_field", '{"text": "sure"}', "text"),
    ("text_zh", "\x01", "control"),
]


@pytest.mark.parametrize(("field", "value", "said"), SLIPS, ids=range(len(SLIPS)))
def test_a_slip_is_told_at_its_field_and_nothing_is_stored(client, draft, field, value, said):
    before = read_draft(draft).checksum
    address, data = opened(client, Question.objects.get(key="device.state"))
    errors = errors_of(client.post(address, data | {field: value}))
    assert next(iter(errors)).removesuffix("_en") == field.removesuffix("_zh")
    assert said in str(errors)
    assert read_draft(draft).checksum == before


def test_a_slip_in_an_option_is_told_at_the_option(client, draft):
    address, data = opened(client, Question.objects.get(key="device.state"))
    response = client.post(address, data | {"options-1-tags": '{"a": 1}'})
    assert "tags" in response.context["inline_admin_formsets"][0].formset.errors[1]


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [
        (Measure, "of", '{"aspects": "x"}'),
        (Measure, "weights", '{"a": 0.5}'),
        (Measure, "bands", '[{"to": "1"}]'),
        (Scenario, "requires", '[{"question": 3}]'),
        (Rubric, "not_applicable", '"sometimes"'),
    ],
)
def test_every_nested_column_knows_its_shape(client, draft, model, field, value):
    address, data = opened(client, model.objects.first())
    assert field in errors_of(client.post(address, data | {field: value}))


def test_every_row_is_saved_unchanged(client, draft):
    before = read_draft(draft).checksum
    saved = 0
    for model in MODELS:
        for row in [] if model is Edition else model.objects.all():
            address, data = opened(client, row)
            assert client.post(address, data).status_code == 302, row
            saved += 1
    assert saved > 20
    draft.refresh_from_db()
    assert read_draft(draft).checksum == before


def test_an_edit_made_meanwhile_is_not_overwritten_unseen(client, draft):
    question = Question.objects.get(key="device.state")
    address, data = opened(client, question)
    client.post(address, data | {"text_zh": "同事的新问法"})
    mine = data | {"text_en": "My wording"}
    refused = client.post(address, mine)
    assert "同事的新问法" in str(errors_of(refused))
    assert "My wording" in refused.content.decode()
    question.refresh_from_db()
    assert (question.text_zh, question.text_en) == ("同事的新问法", data["text_en"])


def test_an_empty_box_is_shown_empty_again(client, draft):
    address, data = opened(client, Question.objects.get(key="workshop.batches"))
    again = client.post(address, data | {"breadth": "", "weight": "heavy"})
    assert again.context["adminform"].form["breadth"].value() in ("", None)
    assert '>\n""<' not in again.content.decode()


def test_an_option_edited_meanwhile_counts_too(client, draft):
    address, data = opened(client, Question.objects.get(key="device.state"))
    Option.objects.filter(key="shown").update(text_en="Reworded")
    assert errors_of(client.post(address, data))
    assert Option.objects.get(key="shown").text_en == "Reworded"


def test_who_has_seen_the_other_edit_may_save_over_it(client, draft):
    address, data = opened(client, Rubric.objects.get())
    Rubric.objects.update(title_en="Theirs")
    again = as_posted_again(client.post(address, data | {"title_en": "Mine"}))
    assert client.post(address, again).status_code == 302
    assert Rubric.objects.get().title_en == "Mine"


def as_posted_again(response):
    form = response.context["adminform"].form
    return {name: form[name].value() for name in form.fields if form[name].value() is not None}


def test_a_page_that_does_not_say_what_it_showed_changes_nothing(client, draft):
    address, data = opened(client, Question.objects.get(key="device.state"))
    assert errors_of(client.post(address, data | {"seen": ""}))


def test_a_new_question_goes_last_in_the_only_rubric_with_rows_to_fill_in(client, draft):
    form = client.get(page(Question, "add"))
    data = as_posted(form)
    last = Question.objects.last()
    assert (data["rubric"], data["order"]) == (draft.pk, last.order + 1)
    data |= {"key": "device.new", "text_en": "New?", "text_zh": "新题？"}
    for number in range(2):
        option = f"options-{number}-"
        data |= {f"{option}key": f"row_{number}", f"{option}value": number}
        data |= {f"{option}text_en": "a row", f"{option}text_zh": "一行"}
    assert client.post(page(Question, "add"), data).status_code == 302
    added = Question.objects.last()
    assert [option.key for option in added.options.all()] == ["row_0", "row_1"]
    assert added.key == "device.new"
    assert "device.new" in read_draft(draft).questions_by_key


def test_a_new_option_goes_last(client, draft):
    address, _data = opened(client, Question.objects.get(key="device.state"))
    form = client.get(address).context["inline_admin_formsets"][0].formset.empty_form
    assert form["order"].value() == Option.objects.filter(question__key="device.state").count()


def test_every_problem_leads_to_the_page_where_it_is_mended(client, draft):
    Condition.objects.filter(key="advanced.cmmm").update(basis="")
    Option.objects.filter(key="shown").update(text_en="")
    Rubric.objects.update(title_en="")
    draft.refresh_from_db()
    found = {(f.entry.split(": ")[1], f.place): f for f in with_pages(draft, draft_problems(draft))}
    for key, place in (
        ("advanced.cmmm", ""),
        ("device.state", "shown.text"),
        ("smart-factory", "title"),
    ):
        assert client.get(found[key, place].address).status_code == 200
    condition = Condition.objects.get(key="advanced.cmmm")
    address = reverse("admin:maturity_condition_change", args=[condition.pk])
    assert found["advanced.cmmm", ""].address == address


def test_examples_stand_under_the_boxes_for_lists_and_maps(client, draft):
    opened = client.get(page(Scenario, "add"))
    assert '{"scenario": "PO27"}' in opened.content.decode()
