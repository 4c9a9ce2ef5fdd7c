"""Who people are, what they may do, and what is remembered of what they did."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.actions import UnknownRole, grant_platform_role, set_membership
from accounts.audit import record
from accounts.models import AuditEvent, HistoryIsFixed, Membership, Organisation, User
from accounts.permissions import ORGANISATION_ROLES, PLATFORM_ROLES, RIGHTS, Right, Role, can
from config import settings as product

PASSWORD = "three calm machines"

# Written out once more, so that a slip in the product's table does not go unseen.
ALLOWED = {
    Right.SEE_PLANT: "viewer reviewer contributor manager owner",
    Right.DOWNLOAD_REPORT: "viewer reviewer contributor manager owner",
    Right.REVIEW: "reviewer manager owner",
    Right.ANSWER: "contributor manager owner",
    Right.EDIT_PLANT: "manager owner",
    Right.ASSIGN: "manager owner",
    Right.SUBMIT: "manager owner",
    Right.REOPEN: "manager owner",
    Right.MANAGE_MEMBERS: "owner",
    Right.EDIT_RUBRIC: "rubric_editor rubric_publisher platform_admin",
    Right.PUBLISH_RUBRIC: "rubric_publisher platform_admin",
    Right.MANAGE_PLATFORM: "platform_admin",
}


@pytest.fixture
def person(db: None) -> User:
    return User.objects.create_user("wang.min", "Wang.Min@example.org", PASSWORD)


@pytest.fixture
def factory(db: None) -> Organisation:
    return Organisation.objects.create(name="扬州机械", slug="yangzhou")


@pytest.mark.parametrize("right", Right, ids=str)
def test_a_right_belongs_to_exactly_these_roles(right: Right):
    assert {role.value for role in Role if can(role, right)} == set(ALLOWED[right].split())


def test_every_role_stands_in_the_table_once():
    assert set(RIGHTS) == set(Role) == {*ORGANISATION_ROLES, *PLATFORM_ROLES}


@pytest.mark.parametrize("role", ["", "Owner", "root", "owner "])
def test_a_role_nobody_knows_may_do_nothing(role: str):
    assert not any(can(role, right) for right in Right)


@pytest.mark.parametrize("name", ["wang.min", "WANG.MIN", "wang.min@example.org", " wang.min "])
def test_people_log_in_by_username_or_e_mail_in_any_case(person: User, name: str):
    assert authenticate(username=name, password=PASSWORD) == person


@pytest.mark.parametrize(
    ("name", "password"),
    [("wang.min", "wrong"), ("nobody", PASSWORD), ("", PASSWORD), ("wang.min", ""), ("@", "x")],
)
def test_a_wrong_name_or_password_opens_nothing(person: User, name: str, password: str):
    assert authenticate(username=name, password=password) is None


def test_a_closed_account_opens_nothing(person: User):
    person.is_active = False
    person.save()
    assert authenticate(username="wang.min", password=PASSWORD) is None


def test_passwords_are_hashed_with_argon2(settings):
    settings.PASSWORD_HASHERS = product.PASSWORD_HASHERS
    assert make_password(PASSWORD).startswith("argon2$argon2id")


def test_a_username_cannot_pose_as_an_e_mail_address(person: User):
    with pytest.raises(ValidationError):
        User(username="wang.min@example.org", password="x").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="a@b")


@pytest.mark.parametrize(
    ("name", "mail"), [("Wang.Min", "x@y.cn"), ("other", "WANG.MIN@example.org")]
)
def test_two_people_never_share_a_name_or_address(person: User, name: str, mail: str):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username=name, email=mail)


def test_many_people_may_have_no_e_mail_address(db: None):
    User.objects.create(username="one")
    assert User.objects.create(username="two").email == ""


def test_a_person_has_one_role_in_an_organisation(person: User, factory: Organisation):
    set_membership(user=person, organisation=factory, role=Role.VIEWER, by=None)
    set_membership(user=person, organisation=factory, role=Role.MANAGER, by=None)
    membership = Membership.objects.get(user=person)
    assert membership.can(Right.SUBMIT) and not membership.can(Right.MANAGE_MEMBERS)


def test_the_database_refuses_a_platform_role_in_an_organisation(
    person: User, factory: Organisation
):
    with pytest.raises(UnknownRole):
        set_membership(user=person, organisation=factory, role=Role.PLATFORM_ADMIN, by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=person, organisation=factory, role="platform_admin")


def test_a_platform_role_opens_its_part_of_the_administration_only(person: User):
    with pytest.raises(UnknownRole):
        grant_platform_role(user=person, role=Role.OWNER, by=None)
    grant_platform_role(user=person, role=Role.RUBRIC_EDITOR, by=None)
    assert person.is_staff
    assert person.has_perm("maturity.change_question")
    assert not person.has_perm("accounts.change_user")
    assert not person.has_perm("assessments.view_answer")
    assert person.has_right(Right.EDIT_RUBRIC) and not person.has_right(Right.PUBLISH_RUBRIC)


def test_running_the_platform_gives_no_sight_of_plants(person: User):
    grant_platform_role(user=person, role=Role.PLATFORM_ADMIN, by=None)
    assert person.has_perm("accounts.change_user")
    assert not person.has_right(Right.SEE_PLANT)
    assert not person.has_perm("assessments.view_plant")


def test_a_closed_account_loses_its_rights(person: User):
    grant_platform_role(user=person, role=Role.PLATFORM_ADMIN, by=None)
    person.is_active = False
    assert not person.has_right(Right.MANAGE_PLATFORM)
    assert not AnonymousUser().has_perm("maturity.change_question")


def test_acts_on_roles_are_remembered_once(person: User, factory: Organisation):
    for _ in range(2):
        set_membership(user=person, organisation=factory, role=Role.OWNER, by=person)
        grant_platform_role(user=person, role=Role.RUBRIC_PUBLISHER, by=person)
    told = AuditEvent.objects.order_by("pk").values_list("act", "by__username", "details")
    assert list(told) == [
        ("set_membership", "wang.min", {"role": "owner"}),
        ("grant_platform_role", "wang.min", {"role": "rubric_publisher"}),
    ]


def test_history_is_neither_changed_nor_deleted(person: User):
    event = record("try", person, by=person, note="R&D <b>x 𠮷")
    event.act = "something else"
    for change in (
        event.save,
        event.delete,
        AuditEvent.objects.all().delete,
        lambda: AuditEvent.objects.update(act="x"),
        lambda: AuditEvent.objects.bulk_update([event], ["act"]),
    ):
        with pytest.raises(HistoryIsFixed), transaction.atomic():
            change()
    kept = AuditEvent.objects.get()
    assert (kept.act, kept.details) == ("try", {"note": "R&D <b>x 𠮷"})


def test_the_browser_chooses_the_language_until_the_person_does(client: Client, db: None):
    page = reverse("login")
    assert 'lang="zh-hans"' in client.get(page, headers={"accept-language": "zh-CN"}).text
    assert 'lang="en"' in client.get(page, headers={"accept-language": "en-GB"}).text
    assert 'lang="zh-hans"' in client.get(page, headers={"accept-language": "fr"}).text


def test_a_chosen_language_follows_the_person_to_another_device(client: Client, person: User):
    client.force_login(person)
    told = client.post(reverse("switch_language"), {"language": "en", "next": "/nowhere/"})
    assert (told.status_code, told["Location"]) == (302, "/nowhere/")
    elsewhere = Client(headers={"accept-language": "zh-CN"})
    elsewhere.force_login(person)
    assert 'lang="en"' in elsewhere.get("/nowhere/").text


def test_a_visitor_chooses_a_language_too(client: Client, db: None):
    client.post(reverse("switch_language"), {"language": "en", "next": "/"})
    told = client.get(reverse("login"), headers={"accept-language": "zh-CN"})
    assert 'lang="en"' in told.text


@pytest.mark.parametrize("language", ["xx", "", "../../etc", "de"])
def test_a_language_nobody_speaks_here_is_not_kept(client: Client, person: User, language: str):
    client.force_login(person)
    client.post(reverse("switch_language"), {"language": language})
    person.refresh_from_db()
    assert person.language == ""


def test_switching_never_leads_to_another_site(client: Client, db: None):
    told = client.post(
        reverse("switch_language"), {"language": "en", "next": "https://elsewhere.example/"}
    )
    assert told["Location"] == "/"
    assert client.get(reverse("switch_language")).status_code == 405


def test_the_log_in_page_says_what_was_wrong_and_keeps_the_name(client: Client, person: User):
    told = client.post(
        reverse("login"),
        {"username": "<b>wang", "password": "x"},
        headers={"accept-language": "en"},
    )
    assert told.status_code == 200
    assert "No account matches this name and password" in told.text
    assert 'value="&lt;b&gt;wang"' in told.text


def test_logging_in_and_out(client: Client, person: User):
    told = client.post(
        reverse("login"), {"username": "wang.min@example.org", "password": PASSWORD, "next": "/x/"}
    )
    assert told["Location"] == "/x/"
    assert client.get(reverse("logout")).status_code == 405
    assert client.post(reverse("logout"))["Location"] == reverse("login")
    assert "_auth_user_id" not in client.session


def test_who_is_logged_out_reads_on_in_the_language_of_their_own(client: Client, person: User):
    person.language = "zh-hans"
    person.save()
    client.force_login(person)
    client.get(reverse("assessments:home"))
    client.cookies.pop("sessionid")
    told = client.get(reverse("login"), headers={"accept-language": "en-GB"})
    assert 'lang="zh-hans"' in told.text
