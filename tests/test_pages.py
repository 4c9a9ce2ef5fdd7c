"""Which question stands on which page."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from assessments.pages import MOST, Progress, cut, plan
from maturity.engine.edition import Edition
from maturity.rubric_file import load_edition

SEEDS = Path(__file__).parents[1] / "seeds" / "smart-factory-2025"


@pytest.fixture(scope="module")
def national() -> Edition:
    return load_edition(SEEDS)


def made(counts: dict[str, int], *, levels: int = 1, applies_to: Iterable[str] = ()) -> Edition:
    """An edition with so many questions a department, spread evenly over the levels."""
    only = {"applies_to": list(applies_to)} if applies_to else {}
    questions = [
        {
            "key": f"{department}.{number}",
            "department": department,
            "level": f"level{number * levels // count}",
            "text": "How?",
            "options": [{"key": "a", "value": 0}, {"key": "b", "value": 1}],
            **only,
        }
        for department, count in counts.items()
        for number in range(count)
    ]
    return Edition.from_data(
        {
            "format": 1,
            "rubric": "made",
            "edition": "1",
            "title": "Made",
            "departments": [{"key": key, "name": key} for key in counts],
            "levels": [{"key": f"level{number}", "name": "Level"} for number in range(levels)],
            "questions": questions,
        }
    )


def sizes(edition: Edition) -> list[int]:
    return [len(page.keys) for page in plan(edition, None).pages]


def test_every_question_of_the_national_edition_stands_on_exactly_one_page(
    national: Edition,
) -> None:
    keys = [key for page in plan(national, None).pages for key in page.keys]
    assert sorted(keys) == sorted(question.key for question in national.all_questions)


def test_question_pages_of_the_national_edition_hold_8_to_12(national: Edition) -> None:
    pages = [page for page in plan(national, None).pages if page.kind == "questions"]
    assert pages
    assert all(8 <= len(page.keys) <= 12 for page in pages), [len(page.keys) for page in pages]


def test_a_department_is_never_spread_over_two_parts(national: Edition) -> None:
    sections = [
        section.key
        for part in plan(national, None).parts
        if part.kind == "questions"
        for page in part.pages
        for section in page.sections
    ]
    assert len(sections) == len(set(sections))


def test_the_eight_areas_are_parts_of_the_register(national: Edition) -> None:
    parts = [part for part in plan(national, None).parts if part.kind == "scenarios"]
    assert [part.key for part in parts] == [area.key for area in national.areas]
    assert sum(len(part.keys) for part in parts) == 40


def test_standing_and_eligibility_share_a_page_with_two_headings(national: Edition) -> None:
    page = plan(national, None).page("standing", "standing")
    assert page is not None
    assert [section.name.en for section in page.sections] == ["Standing", "Eligibility"]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"a": 4, "b": 4, "c": 4, "d": 4}, [8, 8]),
        ({"a": 1}, [1]),
        ({"a": 3, "b": 12, "c": 9}, [3, 12, 9]),
        ({"a": 9, "b": 3, "c": 10}, [12, 10]),
    ],
    ids=["pairs", "alone", "small before full", "joins where there is room"],
)
def test_small_departments_join_their_neighbours(
    counts: dict[str, int], expected: list[int]
) -> None:
    assert sizes(made(counts)) == expected


def test_a_large_department_is_cut_between_levels() -> None:
    pages = plan(made({"it": 30}, levels=3), None).pages
    assert [len(page.keys) for page in pages] == [10, 10, 10]
    assert all(len({question.level for question in page.questions}) == 1 for page in pages)
    assert [page.number for page in pages] == [1, 2, 3]


def test_500_questions_of_one_department_and_level_still_come_in_pages() -> None:
    assert all(8 <= size <= MOST for size in sizes(made({"it": 500})))


def test_questions_without_department_are_not_lost() -> None:
    edition = Edition.from_data(
        {
            "rubric": "r",
            "edition": "1",
            "title": "R",
            "questions": [
                {"key": "q", "text": "How?", "options": [{"key": "a", "value": 0}]},
            ],
        }
    )
    assert [page.part for page in plan(edition, None).pages] == ["others"]


def test_what_a_plant_is_not_asked_has_no_page() -> None:
    edition = made({"a": 9}, applies_to=["process"])
    assert plan(edition, "discrete").pages == ()
    assert len(plan(edition, None).pages) == len(plan(edition, "process").pages) == 1


def test_addresses_stay_when_the_type_becomes_known(national: Edition) -> None:
    def addresses(plant_type: str | None) -> set[tuple[str, str, int]]:
        return {(page.kind, page.part, page.number) for page in plan(national, plant_type).pages}

    assert addresses("discrete") <= addresses(None)


def test_the_first_open_question_is_where_one_goes_on(national: Edition) -> None:
    walked = plan(national, None)
    first, second = walked.pages[0], walked.pages[1]
    assert walked.first_open(set()) == (first, first.keys[0])
    assert walked.first_open(set(first.keys)) == (second, second.keys[0])
    assert walked.first_open({*first.keys, *second.keys} - {first.keys[3]}) == (
        first,
        first.keys[3],
    )
    assert walked.first_open(set(walked.page_of)) is None


def test_progress_counts_only_what_is_asked(national: Edition) -> None:
    walked = plan(national, None)
    part = walked.parts[0]
    assert part.progress({part.keys[0], "unknown"}) == Progress(1, len(part.keys))
    assert walked.progress(set()) == Progress(0, len(national.all_questions))
    assert walked.progress(set(walked.page_of)).is_complete


def test_questions_are_numbered_through(national: Edition) -> None:
    numbers = list(plan(national, None).numbers.values())
    assert numbers == list(range(1, len(national.all_questions) + 1))


def test_after_the_last_page_comes_none(national: Edition) -> None:
    walked = plan(national, None)
    assert walked.after(walked.pages[0]) == walked.pages[1]
    assert walked.after(walked.pages[-1]) is None


def test_cutting_nothing_gives_nothing() -> None:
    assert cut([], []) == []
