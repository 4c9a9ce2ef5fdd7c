"""The plain administration: editors edit, publishers publish, nobody changes an edition."""

import re

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from maturity.catalogue import load, store
from maturity.draft import read_draft
from maturity.models import Condition, Edition, Option, Question, Rubric, Tier
from maturity.publishing import publish
from maturity.rubric_file import load_edition
from tests.cast import SMALL

pytestmark = pytest.mark.django_db
MODELS = [model for model in admin.site._registry if model._meta.app_label == "maturity"]
INLINE = re.compile(rb"<script(?![^>]*\bsrc=)(?![^>]*application/json)|<style|\sstyle=|\son\w+=")


@pytest.fixture
def draft(db):
    return load(SMALL)


def page(model, name, *args):
    return reverse(f"admin:maturity_{model._meta.model_name}_{name}", args=args)


def act(client, action, *rows, **more):
    data = {"action": action, "_selected_action": [row.pk for row in rows], **more}
    return client.post(page(type(rows[0]), "changelist"), data)


def as_posted(response):
    """What a browser would send back unchanged."""
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    fields = [form[name] for form in forms for name in form.fields]
    values = {field.html_name: field.value() for field in fields}
    hidden = [field for field in fields if field.field.show_hidden_initial]
    values |= {field.html_initial_name: field.value() for field in hidden}
    return {
        name: value for name, value in values.items() if value is not None and value is not False
    }


@pytest.mark.parametrize("who", ["stranger", "owner", "manager"])
def test_who_has_no_role_over_the_rubric_gets_no_administration(cast, client, draft, who):
    client.force_login(getattr(cast, who))
    for model in (Rubric, Question, Edition):
        response = client.get(page(model, "changelist"))
        assert response.status_code == 302
        assert response.url.startswith(reverse("admin:login"))


def test_staff_without_a_role_over_the_rubric_are_refused(cast, client, draft):
    cast.stranger.is_staff = True
    cast.stranger.save()
    client.force_login(cast.stranger)
    assert client.get(page(Question, "changelist")).status_code == 403
    assert act(client, "publish_draft", draft, reason="r").status_code == 403
    assert not Edition.objects.exists()


def test_every_table_opens_for_an_editor_without_inline_script_or_style(cast, client, draft):
    publish(draft, by=None, reason="r")
    store(load_edition(SMALL.with_name("every_field.yaml")))
    client.force_login(cast.rubric_editor)
    assert len(MODELS) == 21
    for model in MODELS:
        with CaptureQueriesContext(connection) as queries:
            listed = client.get(page(model, "changelist"))
        assert 0 < sum("maturity_" in query["sql"] for query in queries) <= 9, model
        opened = client.get(page(model, "change", model._default_manager.first().pk))
        assert (listed.status_code, opened.status_code) == (200, 200), model
        assert not INLINE.search(listed.content + opened.content), model


def test_an_editor_saves_a_question_and_its_options_unchanged(cast, client, draft):
    client.force_login(cast.rubric_editor)
    before = read_draft(draft).checksum
    address = page(Question, "change", Question.objects.get(key="device.state").pk)
    opened = client.get(address)
    assert b">\nnull<" not in opened.content
    assert client.post(address, as_posted(opened)).status_code == 302
    assert read_draft(draft).checksum == before


def test_an_editor_rewords_an_option(cast, client, draft):
    client.force_login(cast.rubric_editor)
    address = page(Question, "change", Question.objects.get(key="device.state").pk)
    data = as_posted(client.get(address)) | {"options-1-text_zh": "R&D <b>看板</b> 🏭"}
    assert client.post(address, data).status_code == 302
    assert Option.objects.get(key="shown").text_zh == "R&D <b>看板</b> 🏭"
    assert b"R&amp;D &lt;b&gt;" in client.get(address).content


def test_an_emptied_list_is_an_empty_list(cast, client, draft):
    client.force_login(cast.rubric_editor)
    question = Question.objects.get(key="workshop.sequence")
    assert question.may_not_apply
    address = page(Question, "change", question.pk)
    assert (
        client.post(address, as_posted(client.get(address)) | {"may_not_apply": ""}).status_code
        == 302
    )
    question.refresh_from_db()
    assert question.may_not_apply == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("weight", "1e9"), ("weight", "heavy"), ("key", "a b"), ("breadth", "{"), ("basis", "x")],
)
def test_nonsense_is_a_form_error(cast, client, draft, field, value):
    client.force_login(cast.rubric_editor)
    before = read_draft(draft).checksum
    address = page(Question, "change", Question.objects.get(key="device.state").pk)
    response = client.post(address, as_posted(client.get(address)) | {field: value})
    assert response.status_code == 200
    assert field in response.context["adminform"].form.errors
    assert read_draft(draft).checksum == before


def test_a_row_may_only_refer_to_its_own_rubric(cast, client, draft):
    other = Rubric.objects.create(slug="other", edition="1", title_en="Other")
    foreign = Tier.objects.create(rubric=other, key="foreign")
    client.force_login(cast.rubric_editor)
    condition = Condition.objects.get(key="basic.cmmm")
    address = page(Condition, "change", condition.pk)
    opened = client.get(address)
    assert foreign not in opened.context["adminform"].form.fields["tier"].queryset
    refused = client.post(address, as_posted(opened) | {"tier": foreign.pk})
    assert "tier" in refused.context["adminform"].form.errors
    moved = client.post(address, as_posted(opened) | {"rubric": other.pk})
    assert moved.status_code == 200
    condition.refresh_from_db()
    assert condition.rubric == draft


def test_questions_are_found_by_chinese_words(cast, client, draft):
    client.force_login(cast.rubric_editor)
    found = client.get(page(Question, "changelist"), {"q": "批次"}).context["cl"].queryset
    assert [question.key for question in found] == ["workshop.batches"]


def test_checking_shows_every_problem_escaped(cast, client, draft):
    Condition.objects.filter(key="basic.cmmm").update(basis="", source="")
    Question.objects.filter(key="device.state").update(weight="<b>")
    client.force_login(cast.rubric_editor)
    response = act(client, "check_draft", draft)
    assert b"<td>weight</td>" in response.content
    assert b"<b>" not in response.content
    assert not INLINE.search(response.content)


def test_an_editor_may_not_publish(cast, client, draft):
    client.force_login(cast.rubric_editor)
    offered = client.get(page(Rubric, "changelist")).content
    assert b"check_draft" in offered
    assert b"publish_draft" not in offered
    act(client, "publish_draft", draft, reason="r")
    assert not Edition.objects.exists()


def test_publishing_asks_for_the_reason_first(cast, client, draft):
    client.force_login(cast.platform_admin)
    asked = act(client, "publish_draft", draft)
    assert asked.status_code == 200
    assert b'name="reason"' in asked.content
    assert not INLINE.search(asked.content)
    empty = act(client, "publish_draft", draft, reason=" ")
    assert empty.context["form"].errors
    assert not Edition.objects.exists()


def test_a_publisher_publishes_with_a_reason(cast, client, draft):
    client.force_login(cast.platform_admin)
    assert act(client, "publish_draft", draft, reason="Text mended").status_code == 302
    edition = Edition.objects.get()
    assert (edition.reason, edition.published_by) == ("Text mended", cast.platform_admin)


def test_a_draft_with_errors_is_shown_and_not_published(cast, client, draft):
    Condition.objects.filter(key="basic.cmmm").update(basis="")
    client.force_login(cast.platform_admin)
    response = act(client, "publish_draft", draft, reason="r")
    assert b"basis" in response.content
    assert not Edition.objects.exists()


def test_only_one_rubric_is_published_at_a_time(cast, client, draft):
    other = Rubric.objects.create(slug="other", edition="1")
    client.force_login(cast.platform_admin)
    assert act(client, "publish_draft", draft, other, reason="r").status_code == 302
    assert not Edition.objects.exists()


def test_an_edition_can_be_read_but_not_added_changed_or_deleted(cast, client, draft):
    edition = publish(draft, by=None, reason="first")
    cast.platform_admin.is_superuser = True
    cast.platform_admin.save()
    client.force_login(cast.platform_admin)
    assert client.get(page(Edition, "change", edition.pk)).status_code == 200
    assert client.post(page(Edition, "change", edition.pk), {"reason": "x"}).status_code == 403
    assert client.post(page(Edition, "add"), {"reason": "x"}).status_code == 403
    assert client.post(page(Edition, "delete", edition.pk), {"post": "yes"}).status_code == 403
    act(client, "delete_selected", edition, post="yes")
    assert Edition.objects.get().reason == "first"


def test_retiring_an_edition_is_a_publishers_act(cast, client, draft):
    edition = publish(draft, by=None, reason="first")
    client.force_login(cast.rubric_editor)
    act(client, "retire_edition", edition, reason="r")
    assert not Edition.objects.get().is_retired
    client.force_login(cast.platform_admin)
    assert act(client, "retire_edition", edition).status_code == 200
    act(client, "retire_edition", edition, reason="r")
    assert Edition.objects.get().is_retired


def test_a_rubric_that_was_published_is_not_deleted(cast, client, draft):
    publish(draft, by=None, reason="first")
    client.force_login(cast.platform_admin)
    client.post(page(Rubric, "delete", draft.pk), {"post": "yes"})
    assert Rubric.objects.filter(pk=draft.pk).exists()


def test_the_short_name_of_a_rubric_stays(cast, client, draft):
    client.force_login(cast.rubric_editor)
    address = page(Rubric, "change", draft.pk)
    client.post(address, as_posted(client.get(address)) | {"slug": "changed"})
    draft.refresh_from_db()
    assert draft.slug == "smart-factory"
