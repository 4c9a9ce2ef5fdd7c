"""The road page is short: what is folded, what never is, and where it comes back."""

import re

import pytest
from django.test import Client

from assessments.models import Assessment
from tests.cast import Cast
from tests.opened import opened
from tests.test_road_page import address, entered, shown, steps_in, tried


@pytest.fixture
def client(cast: Cast) -> Client:
    return entered(cast.manager)


@pytest.fixture
def begun(begun: Assessment) -> Assessment:
    return opened(begun)


def unfolded(page: str) -> list[bool]:
    return [tag.endswith(" open>") for tag in re.findall(r'<details class="r-phase"[^>]*>', page)]


def test_later_phases_are_folded_unless_something_is_wished_in_them(client, begun):
    page = tried(client, begun, target="advanced", per_phase="1")
    first, *others = unfolded(page)
    assert first and others and not any(others)
    last = steps_in(page)[-1]
    page = tried(client, begun, target="advanced", per_phase="1", **{f"wish:{last}": "keep"})
    assert len(unfolded(page)) == 1 + len(others)
    assert unfolded(page)[steps_in(page).index(last)]


def test_an_error_beside_a_step_is_never_folded_away(client, begun):
    last = steps_in(tried(client, begun, target="advanced", per_phase="1"))[-1]
    page = tried(client, begun, 400, target="advanced", **{f"own:{last}": "zwei"})
    control = page.partition(f'name="wish:{last}"')[0].rpartition("<details")[2]
    assert control.startswith(' class="r-control in-trouble" open>')


def test_the_page_comes_back_at_what_was_worked_out_or_at_what_is_wrong(client, begun):
    """The form leads to #road: never past the answer, and never past an error."""
    assert f'<form method="post" action="{address(begun)}#road"' in shown(client, begun)
    page = tried(client, begun, budget="100").partition('id="road"')[2]
    for told in ("The least effort by the points stated", "It stays within", "r-two-lines"):
        assert told in page
    before, _, after = tried(client, begun, 400, budget="viel").partition('id="road"')
    assert before.endswith('role="alert" ')
    assert "This could not be worked out" in after
    assert 'id="road"' not in after


def test_a_phase_says_what_its_numbers_count(client, begun):
    who = shown(client, begun, "?target=advanced").partition("r-phase-who")[2].partition("</span>")
    assert "Steps by department or area:" in who[0]
