"""What a card bears out, at every edge, and what an answer counts as with it."""

from dataclasses import fields, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from assessments.actions.instance_facts import ModelFacts
from assessments.bearing import (
    best_of,
    borne_as_stated,
    borne_by,
    counted,
    is_pilot,
    lacks,
    model_lacks,
    months_live,
)
from assessments.models import ModelCard, ScenarioInstance
from tests.cards import MODEL

DAY = date(2026, 11, 24)


def card(
    live_since: str = "2024-03",
    last_used: date | None = DAY,
    outside: bool | None = True,
    model: ModelFacts | None = None,
) -> ScenarioInstance:
    made = ScenarioInstance(
        name="x", live_since=live_since, last_used=last_used, used_outside_team=outside
    )
    if model:
        made.model_card = ModelCard(
            **{field.name: getattr(model, field.name) for field in fields(model)}
        )
    return made


@pytest.mark.parametrize(
    ("live_since", "is_regular"),
    [
        ("2024-03", True),
        ("2026-08", True),  # exactly three months
        ("2026-09", False),
        ("2026-11", False),
        ("2026-12", False),  # still to come
        ("", False),
    ],
)
def test_regular_use_asks_for_three_months(live_since: str, is_regular: bool) -> None:
    assert (borne_by(card(live_since), stated_on=DAY) == "in_use") is is_regular


@pytest.mark.parametrize(
    ("last_used", "is_regular"),
    [
        (DAY, True),
        (date(2026, 10, 25), True),  # exactly 30 days
        (date(2026, 10, 24), False),
        (date(2026, 11, 25), False),  # still to come
        (None, False),
    ],
)
def test_regular_use_asks_for_use_in_thirty_days(last_used: date | None, is_regular: bool) -> None:
    assert (borne_by(card(last_used=last_used), stated_on=DAY) == "in_use") is is_regular


@pytest.mark.parametrize(("outside", "is_regular"), [(True, True), (False, False), (None, False)])
def test_regular_use_asks_for_users_outside_the_team(
    outside: bool | None, is_regular: bool
) -> None:
    assert (borne_by(card(outside=outside), stated_on=DAY) == "in_use") is is_regular


@pytest.mark.parametrize(
    ("live_since", "day", "months"),
    [
        ("2026-08", date(2026, 11, 1), 3),
        ("2026-08", date(2026, 10, 31), 2),
        ("2025-11", date(2026, 2, 1), 3),
        ("2025-12", date(2026, 2, 28), 2),
        ("2026-11", date(2026, 11, 30), 0),
        ("2027-01", date(2026, 12, 31), -1),
    ],
)
def test_months_are_counted_across_the_year(live_since: str, day: date, months: int) -> None:
    assert months_live(live_since, day) == months


@pytest.mark.parametrize("field", [field.name for field in fields(ModelFacts)])
def test_ai_counts_only_with_every_line_of_the_model_card(field: str) -> None:
    lacking = replace(MODEL, **{field: None if field == "overruled" else ""})
    assert borne_by(card(model=MODEL), stated_on=DAY) == "in_use_ai"
    assert borne_by(card(model=lacking), stated_on=DAY) == "in_use"
    assert model_lacks(card(model=lacking)) == (field,)


def test_never_overruled_is_an_answer() -> None:
    assert borne_by(card(model=replace(MODEL, overruled=0)), stated_on=DAY) == "in_use_ai"


def test_a_complete_model_card_makes_no_pilot_count() -> None:
    assert borne_by(card("2026-10", model=MODEL), stated_on=DAY) == "planned"


def test_without_a_model_card_every_line_is_missing() -> None:
    assert set(model_lacks(card())) == {field.name for field in fields(ModelFacts)}
    assert borne_by(card(), stated_on=DAY) == "in_use"


def test_everything_that_is_missing_is_named_at_once() -> None:
    assert [lack.code for lack in lacks(card("", None, None), stated_on=DAY)] == [
        "live_unknown",
        "used_unknown",
        "users_unknown",
    ]
    found = lacks(card("2026-10", date(2026, 10, 1), False), stated_on=DAY)
    assert [(lack.code, lack.number) for lack in found] == [
        ("live_short", 1),
        ("used_long_ago", 54),
        ("team_only", 0),
    ]


@pytest.mark.parametrize(
    ("live_since", "lack"), [("2026-11", ("live_short", 0)), ("2026-12", ("live_ahead", 0))]
)
def test_this_month_is_too_short_and_the_next_is_still_to_come(
    live_since: str, lack: tuple[str, int]
) -> None:
    assert [(one.code, one.number) for one in lacks(card(live_since), stated_on=DAY)] == [lack]


def test_what_is_live_but_not_in_regular_use_is_a_pilot() -> None:
    assert is_pilot(card("2026-10"), stated_on=DAY)
    assert is_pilot(card("2026-11"), stated_on=DAY)
    assert is_pilot(card(outside=False), stated_on=DAY)
    assert not is_pilot(card(), stated_on=DAY)
    assert not is_pilot(card(""), stated_on=DAY)
    assert not is_pilot(card("2026-12"), stated_on=DAY)


def test_the_day_it_was_stated_is_that_of_the_wall_calendar(settings) -> None:
    """Late on the 30th in Greenwich is the 31st day after its last use in Shanghai."""
    settings.TIME_ZONE = "Asia/Shanghai"
    late = card(last_used=date(2026, 10, 25))
    late.stated_at = datetime(2026, 11, 24, 15, 59, tzinfo=ZoneInfo("UTC"))
    assert borne_as_stated(late) == "in_use"
    late.stated_at = datetime(2026, 11, 24, 16, 0, tzinfo=ZoneInfo("UTC"))
    assert borne_as_stated(late) == "planned"


@pytest.mark.parametrize(
    ("option", "borne", "counts_as"),
    [
        ("in_use_ai", "in_use_ai", "in_use_ai"),
        ("in_use_ai", "in_use", "in_use"),
        ("in_use_ai", "planned", "planned"),
        ("in_use_ai", None, "in_use"),
        ("in_use", "in_use_ai", "in_use"),  # nothing beyond what the plant says
        ("in_use", "in_use", "in_use"),
        ("in_use", "planned", "planned"),
        ("in_use", None, "in_use"),
        ("planned", "in_use_ai", "planned"),
        ("planned", None, "planned"),
        ("none", "in_use_ai", "none"),
        ("none", "planned", "none"),
        ("none", None, "none"),
        ("", "in_use_ai", ""),
    ],
)
def test_an_answer_counts_for_what_its_cards_bear_out(
    option: str, borne: str | None, counts_as: str
) -> None:
    assert counted(option, borne) == counts_as


def test_the_best_card_of_a_scenario_speaks_for_it() -> None:
    states = [("PO27", "planned"), ("PO27", "in_use"), ("PO28", "planned"), ("PO27", "planned")]
    assert best_of(states) == {"PO27": "in_use", "PO28": "planned"}
    assert best_of([]) == {}
