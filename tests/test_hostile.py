"""What an attacker sends and asks for: refused with the right status, and nothing moves."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse

from accounts.models import Membership, PlatformRole, User
from assessments.actions import submit
from assessments.models import Assessment, Plant, Result
from maturity.models import Edition, Rubric
from tests.cast import Cast
from tests.opened import opened

PAGES = ("overview", "facts", "standing", "indicators", "review", "result", "report")
NONSENSE = (
    "\x00",
    "a\x00b",
    "\ud800",
    "\ufffe",
    "\x1b[2J",
    "\u202etxt",
    "𠮷🏭",
    "-1",
    "1e9",
    "NaN",
    "²",
)
HUGE = ("9" * 19, "9" * 5000, "1e999999999", "-Infinity", "0e99999999", "1_0", "0x10")
FACTS = {"name": "Yangzhou", "production": "discrete", "province": "jiangsu"}


@pytest.fixture
def manager(cast: Cast) -> Client:
    return entered(cast.manager)


def entered(user: User, **more: Any) -> Client:
    client = Client(**more)
    client.force_login(user)
    return client


def at(name: str, *args: object) -> str:
    return reverse(f"assessments:{name}", args=args)


def sent(client: Client, address: str, body: str, kind: str = "x-www-form-urlencoded") -> int:
    """Bytes as an attacker's tool sends them, which a browser would never do."""
    return client.generic(
        "POST", address, body.encode(), content_type=f"application/{kind}"
    ).status_code


@pytest.mark.parametrize("key", ["0", "-1", "9" * 19, "9" * 40, "9" * 5000, "%D9%A3x", "1%00", "x"])
def test_an_id_nobody_has_is_not_found(key: str, assessment: Assessment, manager: Client) -> None:
    for address in (f"/plants/{key}/", f"/assessments/{key}/", f"/assessments/{key}/report.pdf"):
        assert manager.get(address).status_code == 404
    for address in (f"/plants/{key}/start/", f"/assessments/{key}/submit/"):
        assert manager.post(address).status_code == 404


def test_no_page_answers_to_a_method_it_does_not_have(
    assessment: Assessment, manager: Client
) -> None:
    for address in [at("home"), *(at(name, assessment.pk) for name in PAGES)]:
        for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"):
            assert manager.generic(method, address).status_code == 405, (method, address)
    overridden = manager.get(at("submit", assessment.pk), HTTP_X_HTTP_METHOD_OVERRIDE="POST")
    assert overridden.status_code == 405


def test_a_post_without_its_token_is_refused(assessment: Assessment, cast: Cast) -> None:
    client = entered(cast.manager, enforce_csrf_checks=True)
    for name in ("facts", "standing", "indicators", "review", "submit", "follow_up"):
        assert client.post(at(name, assessment.pk), {"confirmed": "yes"}).status_code == 403
    for address in (at("plant_new"), reverse("logout"), reverse("switch_language")):
        assert client.post(address, {"language": "en"}).status_code == 403
    assert not Result.objects.exists()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("x-www-form-urlencoded", "device.state-note=" + "x" * 2_000_000),
        ("x-www-form-urlencoded", "&".join(f"f{number}=1" for number in range(3000))),
        ("x-www-form-urlencoded; charset=nonsense", "a=1"),
        ("x-www-form-urlencoded; charset=utf-7", "a=1"),
        ("x-www-form-urlencoded", "evil=1"),
    ],
    ids=["two megabytes", "fields", "no charset", "old charset", "unknown field"],
)
def test_a_body_nobody_typed_is_a_bad_request(
    kind: str, body: str, assessment: Assessment, manager: Client
) -> None:
    assert sent(manager, at("questions", assessment.pk, "equipment", 1), body, kind) == 400
    assert not assessment.answers.exists()


@pytest.mark.parametrize("field", ["option", "reason", "count", "of", "note", "state", "keep"])
def test_nonsense_in_a_question_is_never_a_server_error(
    field: str, assessment: Assessment, manager: Client
) -> None:
    address = at("questions", assessment.pk, "equipment", 1)
    for typed in (*NONSENSE, *HUGE, "9.x", "2147483648.x", "." * 3000):
        body = f"workshop.sequence-{field}={quote(typed, errors='surrogatepass')}"
        assert sent(manager, address, body) in {302, 400, 409}, (field, typed[:20])
        assert manager.get(address).status_code == 200
    assert manager.get(at("result", opened(assessment).pk)).status_code == 200


@pytest.mark.parametrize("field", ["before", "after", "before_period", "data_source", "state"])
def test_nonsense_in_an_indicator_is_never_a_server_error(
    field: str, assessment: Assessment, manager: Client
) -> None:
    address = at("indicators", assessment.pk)
    period = "defect_rate-before_period=2023&defect_rate-after_period=2024"
    for typed in (*NONSENSE, *HUGE, "1,234", "sNaN", "-0", "99999999999999999.99"):
        body = f"{period}&defect_rate-{field}={quote(typed, errors='surrogatepass')}"
        assert sent(manager, address, body) in {302, 400, 409}, (field, typed[:20])
        assert manager.get(address).status_code == 200
    assert manager.get(at("result", opened(assessment).pk)).status_code == 200


def test_fields_the_form_does_not_have_change_nothing(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    evil = {"organisation": "99", "plant": "99", "edition": "99", "status": "submitted"}
    manager.post(at("facts", assessment.pk), {**FACTS, **evil, "id": "99", "total-evil": "1"})
    assessment.refresh_from_db()
    assert assessment.is_open
    assert assessment.plant.organisation == cast.organisation
    assert set(assessment.facts) == {
        *("name", "sector", "production", "province", "size", "ownership", "totals")
    }


def test_a_manager_adds_no_plant_to_another_organisation(
    small: None, manager: Client, cast: Cast
) -> None:
    elsewhere = Membership.objects.get(user=cast.stranger).organisation
    manager.post(at("plant_new"), {**FACTS, "organisation": elsewhere.pk})
    assert Plant.objects.get().organisation == cast.organisation


@pytest.mark.parametrize(
    "way",
    [
        "//evil.example",
        "https://evil.example",
        "http:///evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "\x00//evil.example",
        " //evil.example",
        "https:evil.example",
    ],
)
def test_nobody_is_sent_to_another_site(way: str, manager: Client, cast: Cast) -> None:
    switched = manager.post(reverse("switch_language"), {"language": "en", "next": way})
    assert switched["Location"] == "/"
    cast.owner.set_password("a long enough one")
    cast.owner.save()
    body = {"username": "owner", "password": "a long enough one", "next": way}
    assert Client().post(reverse("login"), body)["Location"] == "/"


def test_a_session_ends_with_the_log_out_and_with_the_account(
    assessment: Assessment, cast: Cast
) -> None:
    client, replayed = entered(cast.owner), Client()
    replayed.cookies["sessionid"] = client.cookies["sessionid"].value
    client.post(reverse("logout"))
    assert replayed.get(at("home")).status_code == 302
    client = entered(cast.manager)
    User.objects.filter(pk=cast.manager.pk).update(is_active=False)
    assert client.post(at("submit", assessment.pk), {"confirmed": "yes"}).status_code == 403
    assert not Result.objects.exists()


def test_a_rubric_editor_reaches_neither_people_nor_publishing(
    assessment: Assessment, cast: Cast
) -> None:
    client = entered(cast.rubric_editor)
    for place in ("user", "organisation", "auditevent", f"user/{cast.rubric_editor.pk}/change"):
        assert client.get(f"/admin/accounts/{place}/").status_code == 403
    client.post("/admin/accounts/user/add/", {"username": "evil"})
    rubric, edition = Rubric.objects.get(), Edition.objects.get()
    for kind, act, row in (
        ("rubric", "publish_draft", rubric),
        ("edition", "retire_edition", edition),
    ):
        body = {"action": act, "_selected_action": row.pk, "reason": "evil"}
        client.post(f"/admin/maturity/{kind}/", body)
    assert Edition.objects.get().is_current
    assert not User.objects.filter(username="evil").exists()
    assert not PlatformRole.objects.filter(user=cast.rubric_editor).exclude(role="rubric_editor")
    peeking = client.get("/admin/maturity/edition/?published_by__password__startswith=a")
    assert peeking.status_code == 400


def test_the_administration_has_no_answers_and_no_results(
    assessment: Assessment, cast: Cast
) -> None:
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    client = entered(cast.platform_admin)
    for place in ("", "result/", f"result/{assessment.result.pk}/change/", "answer/", "plant/"):
        assert client.get(f"/admin/assessments/{place}").status_code == 404
    assert client.get(at("overview", assessment.pk)).status_code == 404
    assert entered(cast.owner).get("/admin/").status_code == 302


def test_nothing_a_result_hangs_on_can_be_deleted(assessment: Assessment, cast: Cast) -> None:
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    below = (assessment, assessment.plant, cast.organisation, cast.manager, Rubric.objects.get())
    for thing in below:
        with pytest.raises(ProtectedError), transaction.atomic():
            thing.delete()
    client = entered(cast.platform_admin)
    for kind, key in (("organisation", cast.organisation.pk), ("user", cast.manager.pk)):
        client.post(f"/admin/accounts/{kind}/{key}/delete/", {"post": "yes"})
    assert Result.objects.get().assessment.plant.organisation == cast.organisation


def _fails(request: Any) -> None:
    raise RuntimeError("secret detail")


@pytest.mark.parametrize("status", [200, 302, 400, 403, 404, 405, 500])
def test_every_answer_carries_its_guards(
    status: int, assessment: Assessment, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = entered(cast.viewer, raise_request_exception=False)
    review = at("review", assessment.pk)
    ask: dict[int, Callable[[], Any]] = {
        200: lambda: client.get(review),
        302: lambda: Client().get(review),
        400: lambda: client.get(at("report", assessment.pk), {"language": "xx"}),
        403: lambda: client.post(review),
        404: lambda: client.get("/nothing/"),
        405: lambda: client.put(review),
        500: lambda: client.get(review),
    }
    if status == 500:
        monkeypatch.setattr("assessments.views.review.get_assessment", _fails)
    response = ask[status]()
    assert response.status_code == status
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert "secret detail" not in response.content.decode()


def test_what_a_member_reads_is_kept_in_no_cache(manager, assessment):
    opened(assessment)
    for name in ("overview", "result", "report", "review"):
        told = manager.get(at(name, assessment.pk))
        assert told.status_code == 200
        assert "no-store" in told["Cache-Control"] and "private" in told["Cache-Control"]


@pytest.mark.parametrize("address", ["/accounts/login/", "/admin/login/"])
def test_a_name_of_a_hundred_thousand_signs_is_only_a_failed_log_in(client, db, address):
    told = client.post(address, {"username": "a" * 100_000, "password": "x"})
    assert told.status_code == 200
