"""People, organisations and roles as a platform administrator manages them."""

import pytest
from django.urls import reverse

from accounts.models import AuditEvent, Membership, Organisation, User
from accounts.permissions import Right
from tests.test_rubric_admin import as_posted

pytestmark = pytest.mark.django_db
PASSWORD = "three calm machines"


@pytest.fixture
def admin(cast, client):
    client.force_login(cast.platform_admin)
    return cast.platform_admin


def page(model, name, *args):
    return reverse(f"admin:accounts_{model}_{name}", args=args)


def acts():
    return [(event.act, event.details) for event in AuditEvent.objects.order_by("pk")]


def test_a_new_person_gets_name_address_and_password_in_one_page(admin, client):
    data = as_posted(client.get(page("user", "add"))) | {
        "username": "li.na",
        "display_name": "李娜",
        "email": "li.na@example.org",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    assert client.post(page("user", "add"), data).status_code == 302
    person = User.objects.get(username="li.na")
    assert (person.display_name, person.is_staff) == ("李娜", False)
    assert client.login(username="li.na@example.org", password=PASSWORD)


def test_a_platform_role_given_opens_the_administration_and_is_remembered(admin, cast, client):
    address = page("user", "change", cast.viewer.pk)
    data = as_posted(client.get(address))
    data |= {"platform_roles-TOTAL_FORMS": 1, "platform_roles-0-role": "rubric_editor"}
    assert client.post(address, data).status_code == 302
    cast.viewer.refresh_from_db()
    assert cast.viewer.is_staff
    assert acts() == [("grant_platform_role", {"role": "rubric_editor"})]
    client.force_login(cast.viewer)
    assert client.get(reverse("admin:maturity_question_changelist")).status_code == 200
    assert client.get(page("user", "changelist")).status_code == 403


def test_a_platform_role_taken_away_closes_it(admin, cast, client):
    address = page("user", "change", cast.rubric_editor.pk)
    data = as_posted(client.get(address)) | {"platform_roles-0-DELETE": "on"}
    assert client.post(address, data).status_code == 302
    editor = User.objects.get(pk=cast.rubric_editor.pk)
    assert (editor.is_staff, editor.has_right(Right.EDIT_RUBRIC)) == (False, False)
    assert acts() == [("revoke_platform_role", {"role": "rubric_editor"})]


def test_memberships_are_given_changed_and_ended_and_remembered(admin, cast, client):
    address = page("organisation", "change", cast.organisation.pk)
    data = as_posted(client.get(address))
    total = data["memberships-TOTAL_FORMS"]
    roles = {data[f"memberships-{n}-user"]: n for n in range(total)}
    viewer, reviewer = roles[cast.viewer.pk], roles[cast.reviewer.pk]
    data |= {
        "memberships-TOTAL_FORMS": total + 1,
        f"memberships-{total}-user": cast.stranger.pk,
        f"memberships-{total}-role": "viewer",
        f"memberships-{total}-organisation": cast.organisation.pk,
        f"memberships-{viewer}-role": "manager",
        f"memberships-{reviewer}-DELETE": "on",
    }
    assert client.post(address, data).status_code == 302
    held = dict(
        Membership.objects.filter(organisation=cast.organisation).values_list("user", "role")
    )
    assert held[cast.viewer.pk] == "manager"
    assert held[cast.stranger.pk] == "viewer"
    assert cast.reviewer.pk not in held
    assert sorted(act for act, _ in acts()) == ["end_membership", *["set_membership"] * 2]


def test_nobody_makes_themselves_administrator_by_a_tampered_form(cast, client):
    client.force_login(cast.rubric_editor)
    address = page("user", "change", cast.rubric_editor.pk)
    data = {"platform_roles-TOTAL_FORMS": 1, "platform_roles-0-role": "platform_admin"}
    assert client.post(address, data | {"is_superuser": "on"}).status_code == 403
    assert not User.objects.get(pk=cast.rubric_editor.pk).has_right(Right.MANAGE_PLATFORM)


@pytest.mark.parametrize("name", ["add", "delete", "change"])
def test_history_is_only_read(admin, cast, client, name):
    address = page("organisation", "change", cast.organisation.pk)
    data = as_posted(client.get(address)) | {"memberships-0-role": "viewer"}
    client.post(address, data)
    event = AuditEvent.objects.get()
    assert client.get(page("auditevent", "change", event.pk)).status_code == 200
    wanted = page("auditevent", name, *([] if name == "add" else [event.pk]))
    assert client.post(wanted, {"act": "x", "post": "yes"}).status_code == 403
    assert AuditEvent.objects.get().act == "set_membership"


def test_tables_stand_in_the_order_of_the_work_and_the_language_is_switched(admin, client):
    opened = client.get(reverse("admin:index"))
    names = [[t["object_name"] for t in app["models"]] for app in opened.context["app_list"]]
    assert [app[0] for app in names] == ["Rubric", "User"]
    assert 'value="en"' in opened.content.decode()
    client.post(reverse("switch_language"), {"language": "en", "next": reverse("admin:index")})
    assert "Rubrics and people" in client.get(reverse("admin:index")).content.decode()


def test_an_organisation_with_members_names_what_deleting_it_takes_along(admin, cast, client):
    address = page("organisation", "delete", cast.organisation.pk)
    assert cast.owner.username in client.get(address).content.decode()
    assert Organisation.objects.filter(pk=cast.organisation.pk).exists()
