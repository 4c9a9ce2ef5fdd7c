"""Which question stands on which page, how far along a plant is, and where to go on.

Plain Python on a published edition and the keys that are answered: no database, no request.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from math import ceil
from typing import Literal, TypeVar

from maturity.engine.edition import Edition, Question, QuestionGroup, QuestionKind, Text

FEWEST, MOST = 8, 12
OTHERS = "others"

PartKind = Literal["questions", "scenarios", "standing"]
Piece = TypeVar("Piece")


@dataclass(frozen=True, slots=True)
class Progress:
    answered: int
    asked: int

    @property
    def is_complete(self) -> bool:
        return self.answered >= self.asked

    @property
    def open(self) -> int:
        return self.asked - self.answered


@dataclass(frozen=True, slots=True)
class Section:
    """Questions under one heading."""

    key: str
    name: Text
    questions: tuple[Question, ...]

    def progress(self, answered: Collection[str]) -> Progress:
        return _progress([question.key for question in self.questions], answered)


@dataclass(frozen=True, slots=True)
class Page:
    """What is answered and saved together."""

    kind: PartKind
    part: str
    number: int
    sections: tuple[Section, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for section in self.sections for question in section.questions)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(question.key for question in self.questions)

    def still_open(self, answered: Collection[str]) -> tuple[str, ...]:
        return tuple(key for key in self.keys if key not in answered)


@dataclass(frozen=True, slots=True)
class Part:
    """A line of the overview: one or several departments, an area, or the standing."""

    kind: PartKind
    key: str
    names: tuple[Text, ...]
    pages: tuple[Page, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key for page in self.pages for key in page.keys)

    def progress(self, answered: Collection[str]) -> Progress:
        return _progress(self.keys, answered)

    def first_open(self, answered: Collection[str]) -> Page | None:
        return next((page for page in self.pages if not set(page.keys) <= set(answered)), None)


# No slots: the flat list of pages is computed once and kept.
@dataclass(frozen=True)
class Plan:
    """All parts in the order in which they are walked through."""

    parts: tuple[Part, ...]

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return tuple(page for part in self.parts for page in part.pages)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Each question's number, counted through the whole assessment."""
        keys = (key for page in self.pages for key in page.keys)
        return {key: number for number, key in enumerate(keys, start=1)}

    @cached_property
    def page_of(self) -> dict[str, Page]:
        return {key: page for page in self.pages for key in page.keys}

    def part_of(self, page: Page) -> Part:
        return next(part for part in self.parts if page in part.pages)

    def page(self, kind: PartKind, part: str, number: int = 1) -> Page | None:
        wanted = (kind, part, number)
        return next((at for at in self.pages if (at.kind, at.part, at.number) == wanted), None)

    def after(self, page: Page) -> Page | None:
        following = self.pages.index(page) + 1
        return self.pages[following] if following < len(self.pages) else None

    def progress(self, answered: Collection[str]) -> Progress:
        counts = [part.progress(answered) for part in self.parts]
        return Progress(sum(at.answered for at in counts), sum(at.asked for at in counts))

    def first_open(self, answered: Collection[str]) -> tuple[Page, str] | None:
        """The first page with an open question, and that question's key."""
        for page in self.pages:
            for key in page.keys:
                if key not in answered:
                    return page, key
        return None


@lru_cache(maxsize=64)
def plan(edition: Edition, plant_type: str | None) -> Plan:
    """Pages are cut from all questions and filtered afterwards: a page's address stays the same
    when the plant's type becomes known."""
    everything = [*_departments(edition), *_areas(edition), *_standing(edition)]
    asked = (_asked_of(part, plant_type) for part in everything)
    return Plan(tuple(part for part in asked if part.pages))


def _departments(edition: Edition) -> Iterator[Part]:
    groups = edition.questions_by_department(("capability",))
    sections = []
    for key, same_department in groupby(groups, _department_key):
        same = list(same_department)
        name = same[0].department.name if same[0].department else _OTHER_QUESTIONS
        questions = tuple(question for group in same for question in group.questions)
        sections.append(Section(key or OTHERS, name, questions))
    for is_large, run in groupby(sections, lambda section: len(section.questions) > MOST):
        neighbours = list(run)
        yield from map(_long_part, neighbours) if is_large else _joined_parts(neighbours)


def _progress(keys: Sequence[str], answered: Collection[str]) -> Progress:
    return Progress(sum(key in answered for key in keys), len(keys))


def _department_key(group: QuestionGroup) -> str:
    return group.department.key if group.department else ""


def _joined_parts(sections: list[Section]) -> Iterator[Part]:
    """Small neighbouring departments share a page, each under its heading."""
    for run in cut(sections, [len(section.questions) for section in sections]):
        page = Page("questions", run[0].key, 1, tuple(run))
        yield Part("questions", page.part, tuple(section.name for section in run), (page,))


def _long_part(section: Section) -> Part:
    """A department with many questions has several pages, cut between levels where it can be."""
    topics = [list(run) for _, run in groupby(section.questions, lambda question: question.level)]
    pieces = [piece for topic in topics for piece in _evenly(topic)]
    pages = (
        Page(
            "questions",
            section.key,
            number,
            (Section(section.key, section.name, tuple(q for piece in run for q in piece)),),
        )
        for number, run in enumerate(cut(pieces, [len(piece) for piece in pieces]), start=1)
    )
    return Part("questions", section.key, (section.name,), tuple(pages))


def _evenly(questions: list[Question]) -> Iterator[list[Question]]:
    size = ceil(len(questions) / ceil(len(questions) / MOST))
    for start in range(0, len(questions), size):
        yield questions[start : start + size]


def cut(pieces: Sequence[Piece], sizes: Sequence[int]) -> list[list[Piece]]:
    """Consecutive runs of pieces, so that as many as can be hold 8 to 12 questions."""
    best: list[tuple[int, list[list[Piece]]]] = [(0, [])]
    for end in range(1, len(pieces) + 1):
        ways = (
            (
                best[start][0] + _misfit(sum(sizes[start:end])),
                [*best[start][1], [*pieces[start:end]]],
            )
            for start in range(end)
        )
        best.append(min(ways, key=lambda way: way[0]))
    return best[-1][1]


def _misfit(size: int) -> int:
    """Too long tires more than too short."""
    return 10 * (size - MOST) ** 2 if size > MOST else max(0, FEWEST - size) ** 2


def _areas(edition: Edition) -> Iterator[Part]:
    for area in edition.areas:
        yield from _single("scenarios", area.key, area.name, _in_area(edition, area.key))
    known = set(edition.areas_by_key)
    rest = tuple(q for q in _of_kind(edition, "scenario") if q.area not in known)
    yield from _single("scenarios", OTHERS, _OTHER_SCENARIOS, rest)


def _in_area(edition: Edition, area: str) -> tuple[Question, ...]:
    return tuple(q for q in _of_kind(edition, "scenario") if q.area == area)


def _single(
    kind: PartKind, key: str, name: Text, questions: tuple[Question, ...]
) -> Iterator[Part]:
    if questions:
        page = Page(kind, key, 1, (Section(key, name, questions),))
        yield Part(kind, key, (name,), (page,))


def _standing(edition: Edition) -> Iterator[Part]:
    both = (
        Section("standing", _STANDING, _of_kind(edition, "standing")),
        Section("eligibility", _ELIGIBILITY, _of_kind(edition, "eligibility")),
    )
    sections = tuple(section for section in both if section.questions)
    if sections:
        page = Page("standing", "standing", 1, sections)
        yield Part("standing", "standing", tuple(section.name for section in sections), (page,))


def _of_kind(edition: Edition, kind: QuestionKind) -> tuple[Question, ...]:
    return tuple(question for question in edition.all_questions if question.kind == kind)


def _asked_of(part: Part, plant_type: str | None) -> Part:
    """Without the questions that this type of plant is not asked, and without empty pages."""
    pages = []
    for page in part.pages:
        sections = tuple(kept for kept in (_kept(s, plant_type) for s in page.sections) if kept)
        if sections:
            pages.append(Page(page.kind, page.part, page.number, sections))
    return Part(part.kind, part.key, part.names, tuple(pages))


def _kept(section: Section, plant_type: str | None) -> Section | None:
    asked = tuple(q for q in section.questions if q.is_asked_of(plant_type))
    return Section(section.key, section.name, asked) if asked else None


_OTHER_QUESTIONS = Text(en="Other questions", zh_hans="其他题目")
_OTHER_SCENARIOS = Text(en="Other scenarios", zh_hans="其他场景")
_STANDING = Text(en="Standing", zh_hans="现有依据")
_ELIGIBILITY = Text(en="Eligibility", zh_hans="申报资格")
