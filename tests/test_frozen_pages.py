"""No address moves a submitted self-check: what changes an open one is sent to it, page by page."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions import submit
from assessments.models import Assessment
from assessments.urls import urlpatterns
from tests import workbooks
from tests.cast import Cast
from tests.form_data import sent_back
from tests.frozen import Given, stored_of
from tests.furnished import furnish
from tests.proving import in_memory as in_memory

# What is shown does not depend on the database: once, on SQLite, is enough.
pytestmark = pytest.mark.drawing

STATE, SEQUENCE = "device.state", "workshop.sequence"
BEGUN = ("follow_up", "reopen")

# They look, they begin something else, or they write beside it: in the plant's register, or that
# something may leave the house.
BESIDE = {
    "home", "about", "mine", "plant_new", "plant", "start", "overview", "road", "result", "report",
    "history", "instances", "evidence_file", "evidence_zip", "findings", "workbook", "systems",
    "system", "documents", "release", "verification", "application", "preparation",
    "check_document", "report_workbook", "report_json", "compare", "what_if", *BEGUN,
}  # fmt: skip

Send = Callable[[], Any]


@pytest.fixture
def given(assessment: Assessment, cast: Cast) -> Given:
    return Given(furnish(assessment, cast), cast)


def as_owner(given: Given) -> Client:
    return workbooks.as_person(given.cast.owner)


def at(given: Given, name: str, *more: object, query: str = "") -> str:
    return reverse(f"assessments:{name}", args=[given.furnished.assessment.pk, *more]) + query


def post(given: Given, room: str, /, *more: object, query: str = "", **body: Any) -> Send:
    client, address = as_owner(given), at(given, room, *more, query=query)
    return lambda: client.post(address, body)


def page(given: Given, room: str, /, *more: object, query: str = "", **typed: Any) -> Send:
    """As the page shows it, with something typed."""
    client, address = as_owner(given), at(given, room, *more, query=query)
    shown = sent_back(client.get(address).content.decode())
    return lambda: client.post(address, shown | typed)


def _confirm(given: Given) -> Send:
    given.furnished.assessment.answers.filter(question=STATE).update(to_confirm=True)
    return post(given, "confirm", confirm=f"{STATE}:2")


def _bring(given: Given) -> Send:
    assessment, client = given.furnished.assessment, as_owner(given)
    book = workbooks.taken(assessment, given.cast.owner)
    workbooks.write(book, "answers", SEQUENCE, note="Seen on the spot")
    looked = workbooks.bring(client, assessment, book)
    return lambda: workbooks.confirm(client, assessment, looked)


def _evidence(given: Given, act: str, **body: Any) -> Send:
    return post(given, "evidence", query=f"?question={SEQUENCE}", act=act, **body)


def _changed_piece(given: Given) -> Send:
    pk = given.furnished.evidence.pk
    told = {f"piece-{pk}-title": "Another title", f"piece-{pk}-revision": "1"}
    return _evidence(given, "change", piece=pk, **told)


def _assignment(given: Given, act: str, **body: Any) -> Send:
    return post(given, "assignment", given.furnished.assignment.pk, act=act, revision="1", **body)


def _finding(given: Given, **body: Any) -> Send:
    seen = {"answer_revision": "2", "revision": str(given.furnished.finding.revision)}
    return post(given, "finding", STATE, **seen, **body)


def _instance(given: Given, **body: Any) -> Send:
    return post(given, "instance", given.furnished.instance.pk, revision="1", **body)


SENDS: dict[str, Callable[[Given], Send]] = {
    "answer": lambda g: post(
        g, "answer", STATE, **{f"{STATE}-state": "2.x", f"{STATE}-option": "shown"}
    ),
    "questions": lambda g: page(g, "questions", "equipment", 1, **{f"{STATE}-option": "shown"}),
    "scenarios": lambda g: page(g, "scenarios", "PO", **{"scenario.PO27-option": "planned"}),
    "standing": lambda g: page(g, "standing", **{"standing.cmmm_level-option": "level_2"}),
    "scan": lambda g: page(
        g, "scan", query=f"?question={SEQUENCE}", **{f"{SEQUENCE}-option": "listed"}
    ),
    "indicators": lambda g: page(
        g,
        "indicators",
        **{"defect_rate-before": "3", "defect_rate-before_period": "2024"},
    ),
    "facts": lambda g: page(g, "facts", province="anhui"),
    "review": lambda g: page(g, "review", **{"exception-advanced.covered": "One line is shut."}),
    "submit": lambda g: post(g, "submit", confirmed="yes"),
    "take_back": lambda g: post(g, "take_back", g.furnished.change, revision="2"),
    "confirm": _confirm,
    "open_result": lambda g: post(g, "open_result"),
    "instance_new": lambda g: post(g, "instance_new", "PO28", name="New"),
    "instance": lambda g: _instance(g, name="Another name"),
    "instance, restated": lambda g: _instance(g, act="restate"),
    "instance, removed": lambda g: _instance(g, act="remove"),
    "evidence": lambda g: _evidence(
        g, "link", **{"link-link": "https://example.org/list", "link-title": "List"}
    ),
    "evidence, used": lambda g: _evidence(g, "use", piece=g.furnished.evidence.pk),
    "evidence, unused": lambda g: _evidence(
        g, "unuse", use=g.furnished.assessment.evidence_uses.first().pk
    ),
    "evidence, changed": _changed_piece,
    "colleagues": lambda g: post(
        g, "colleagues", person=g.cast.contributor.pk, departments=["planning"]
    ),
    "assignment": lambda g: _assignment(g, "hand_back", comment="Done"),
    "assignment, given again": lambda g: _assignment(g, "give_again", person=g.cast.manager.pk),
    "assignment, closed": lambda g: _assignment(g, "close"),
    "finding": lambda g: _finding(g, found="not_checked", reason="Shut."),
    "finding, withdrawn": lambda g: _finding(g, act="withdraw"),
    "workbook_in": _bring,
}


def finish(given: Given) -> Assessment:
    submit(assessment=given.furnished.assessment, by=given.cast.manager, confirmed_open=True)
    return Assessment.objects.get(pk=given.furnished.assessment.pk)


def test_every_address_is_in_one_of_the_two_tables() -> None:
    sent = {name.partition(",")[0] for name in SENDS}
    assert {pattern.name for pattern in urlpatterns} == sent | BESIDE


@pytest.mark.parametrize("name", SENDS)
def test_it_changes_an_open_self_check(given: Given, name: str) -> None:
    send = SENDS[name](given)
    before = stored_of(given.furnished.assessment)
    assert send().status_code < 400
    assert stored_of(given.furnished.assessment) != before


@pytest.mark.parametrize("name", SENDS)
def test_a_submitted_one_keeps_every_row_and_says_so(given: Given, name: str) -> None:
    send = SENDS[name](given)
    finished = finish(given)
    before = stored_of(finished)
    response = send()
    assert stored_of(finished) == before
    # A result that was submitted needs no opening; a piece that is fixed is said to be so.
    is_calm = name in ("open_result", "evidence, changed")
    assert response.status_code in ((302,) if is_calm else (302, 409)), response.status_code


def other_addresses(given: Given) -> Iterator[str]:
    for pattern in urlpatterns:
        asked = pattern.pattern.converters
        if pattern.name in BESIDE and set(asked) == {"assessment_id"}:
            yield reverse(f"assessments:{pattern.name}", args=[given.furnished.assessment.pk])


def test_every_other_address_of_it_leaves_its_rows_too(given: Given) -> None:
    finished = finish(given)
    before, client = stored_of(finished), as_owner(given)
    for address in other_addresses(given):
        assert client.get(address).status_code < 500, address
        assert client.post(address, {"reason": "Counted twice."}).status_code < 500, address
        assert stored_of(finished) == before, address
