"""Answers become rows of states as the exact engine reads them, and are refused as it refuses."""

from random import Random

import numpy as np
import pytest

from maturity.engine.bulk import Given, Plants, option_codes, read_state_rows, state_rows
from maturity.engine.bulk.reading import MISSING
from maturity.engine.edition import Edition
from maturity.engine.scoring import Plant, Sheet, SheetError, compile_edition, score
from maturity.engine.scoring.states import read_states
from maturity.rubric_file import load_edition
from tests.cast import NATIONAL, SMALL
from tests.rubrics import Data, edition, not_applicable, question
from tests.test_bulk import random_sheet


@pytest.fixture(scope="module")
def small_edition() -> Edition:
    return load_edition(SMALL)


def test_rows_are_the_states_that_the_exact_engine_reads() -> None:
    national = load_edition(NATIONAL)
    rng = Random(11)  # noqa: S311 - draws test data
    given = [random_sheet(national, rng) for _ in range(200)]
    rows = read_state_rows(national, given)
    compiled = compile_edition(national)
    assert rows.tolist() == [list(read_states(national, compiled, sheet)[0]) for sheet in given]


@pytest.mark.parametrize(
    "data",
    [
        {"answers": {"nothing": "x"}},
        {"answers": {"device.state": "x"}},
        {"answers": {"device.state": not_applicable()}},
        {"answers": {"workshop.sequence": not_applicable(" ")}},
        {"answers": {"standing.cmmm_level": {"option": "level_2", "count": 1}}},
        {"answers": {"device.state": {"option": "shown", "count": 1, "of": 2}}},
        {"answers": {"workshop.sequence": {"option": "listed", "count": 3, "of": 2}}},
        {
            "answers": {"device.state": {"option": "unseen", "count": 9}},
            "plant": {"totals": {"machines": 8}},
        },
        {"plant": {"totals": {"nothing": 8}}},
        {"answers": {"workshop.batches": "x"}, "plant": {"type": "discrete"}},
    ],
)
def test_what_the_exact_engine_refuses_is_refused_in_its_words(
    small_edition: Edition, data: Data
) -> None:
    sheet = Sheet.from_data(data)
    with pytest.raises(SheetError) as one:
        score(small_edition, sheet)
    with pytest.raises(SheetError) as many:
        read_state_rows(small_edition, [Sheet(), sheet])
    assert str(many.value) == str(one.value)


def test_a_question_with_more_options_than_a_byte_counts_is_read() -> None:
    made = edition([question("q", *range(300))])
    rows = read_state_rows(made, [Sheet.from_data({"answers": {"q": "r299"}}), Sheet()])
    assert rows.dtype == np.uint16
    assert rows.tolist() == [[299], [301]]


def columns(*rows: tuple[int, str, str, int, int], of: Edition) -> Given:
    """Sheet, question, option, count, of."""
    codes = option_codes(of)
    known = [
        (sheet, codes[key].place, codes[key].options[option], count, total)
        for sheet, key, option, count, total in rows
    ]
    return Given(*np.array(known, np.int64).T)


@pytest.mark.parametrize(
    ("key", "option", "count", "of", "total", "is_open"),
    [
        ("device.state", "shown", 4, MISSING, 8, False),
        ("device.state", "shown", 3, MISSING, 8, True),
        ("device.state", "unseen", 3, MISSING, 8, False),
        ("device.state", "shown", 9, MISSING, 8, False),
        ("device.state", "shown", 3, 8, 8, False),
        ("device.state", "shown", 3, MISSING, MISSING, False),
        ("device.state", "shown", 10**12, MISSING, 2 * 10**12 + 1, True),
        ("workshop.sequence", "listed", 1, 3, 8, True),
        ("workshop.sequence", "listed", 0, 0, 8, False),
        ("standing.cmmm_level", "level_2", 0, 9, 8, False),
    ],
    ids=[
        "wide enough",
        "too narrow",
        "lowest row",
        "above its total",
        "stated in the wrong way",
        "no total",
        "large numbers",
        "against its own total",
        "of none",
        "no count asked",
    ],
)
def test_columns_of_answers_are_judged_leniently(
    small_edition: Edition, key: str, option: str, count: int, of: int, total: int, is_open: bool
) -> None:
    given = columns((0, key, option, count, of), of=small_edition)
    plants = Plants([None], {"machines": np.array([total])})
    asked = compile_edition(small_edition).questions[key]
    state = state_rows(small_edition, plants, given)[0, asked.index]
    assert state == (asked.open if is_open else asked.state_of_option[option])


def test_columns_and_sheets_give_the_same_rows(small_edition: Edition) -> None:
    types = [None, "discrete", "process"]
    rows = [(n, "workshop.batches", "paper", MISSING, MISSING) for n in range(3)]
    rows += [(1, "device.state", "messaged", 1, MISSING)]
    plants = Plants(types, {"machines": np.array([5, 5, 5])})
    answers = [{"workshop.batches": "paper"} for _ in types]
    counted = {**answers[1], "device.state": {"option": "messaged", "count": 1}}
    given = [answers[0], counted, answers[2]]
    sheets = [
        Sheet(Plant(type_, None, {"machines": 5}), Sheet.from_data({"answers": one}).answers)
        for type_, one in zip(types, given, strict=True)
    ]
    found = state_rows(small_edition, plants, columns(*rows, of=small_edition))
    assert found.tolist() == read_state_rows(small_edition, sheets).tolist()


def test_no_answers_leave_everything_open(small_edition: Edition) -> None:
    nothing = Given(*np.zeros((5, 0), np.int64))
    found = state_rows(small_edition, Plants([None, "discrete"], {}), nothing)
    assert (
        found.tolist()
        == read_state_rows(small_edition, [Sheet(), Sheet(Plant("discrete"))]).tolist()
    )
    assert state_rows(small_edition, Plants([], {}), nothing).shape[0] == 0
