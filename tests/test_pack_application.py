"""The draft of the application: the order of the form, what is stated, what is missing, no more."""

from dataclasses import replace

import pytest

from assessments.actions import submit
from assessments.models import Assessment
from assessments.reports.build import build_report
from assessments.reports.build.audience import for_audience
from assessments.reports.pack.application import write_application
from assessments.reports.report import Report
from tests import report_samples
from tests.cast import Cast
from tests.rich import enrich
from tests.test_report_words import CHINESE
from tests.word_files import headings, lines, marks, numbers, parts, read

pytestmark = [pytest.mark.django_db, pytest.mark.drawing]

BLOCKS = {
    "zh-hans": ("真实性及保密承诺", "基本信息", "场景建设", "成效"),
    "en": ("Commitment", "Applicant and factory", "Scene", "Results"),
}


@pytest.fixture
def rich(assessment: Assessment, cast: Cast) -> Assessment:
    done = enrich(assessment, cast)
    submit(assessment=done, by=cast.manager, confirmed_open=True)
    return Assessment.objects.with_names().get(pk=done.pk)


def report(assessment: Assessment, language: str) -> Report:
    return build_report(assessment, language=language)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_blocks_follow_one_another_as_in_the_form(rich: Assessment, language: str) -> None:
    found = headings(write_application(report(rich, language)), 1)
    places = [
        next(at for at, title in enumerate(found) if word.lower() in title.lower())
        for word in BLOCKS[language]
    ]
    assert places == sorted(places)
    assert len(set(places)) == len(places)


def test_a_scene_is_named_area_scenario_instance(rich: Assessment) -> None:
    scenes = headings(write_application(report(rich, "zh-hans")), 3)
    assert any(title.count("—") == 2 and title.endswith("Presses") for title in scenes)


def test_systems_and_cards_are_filled_in_as_they_were_stated(rich: Assessment) -> None:
    told = "\n".join(lines(write_application(report(rich, "en"))))
    for stated in ("MES", "2024-03", "Hall 2", "1.8", "1.1", "QMS"):
        assert stated in told


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_what_is_missing_is_marked_and_counted_at_the_front(
    rich: Assessment, language: str
) -> None:
    made = write_application(report(rich, language))
    marked = marks(made)
    table = read(made).tables[0]
    counted = [numbers(row.cells[1].text) for row in table.rows[1:]]
    assert sum(n for row in counted[:-1] for n in row) == counted[-1][0]
    assert len(marked) == counted[-1][0] > 20


def test_nothing_is_invented_where_nothing_was_stated(assessment: Assessment) -> None:
    made = write_application(report(assessment, "en"))
    assert len(marks(made)) > 20
    told = "\n".join(lines(made))
    assert "MES" not in told and "Presses" not in told


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_it_says_that_it_is_a_draft_and_no_application(rich: Assessment, language: str) -> None:
    told = "\n".join(lines(write_application(report(rich, language))))
    assert ("草稿，不是申报书" if language == "zh-hans" else "not an application") in told
    if language == "zh-hans":
        assert not CHINESE.search(told)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_style_names_a_chinese_font(rich: Assessment, language: str) -> None:
    made = write_application(report(rich, language))
    document = read(made)
    used = {p.style.name for p in document.paragraphs}
    for name in used:
        style = document.styles[name]
        while style.element.rPr is None or style.element.rPr.rFonts is None:
            style = style.base_style
        fonts = style.element.rPr.rFonts
        assert any(key.endswith("eastAsia") for key in fonts.attrib), name


def test_pages_are_numbered_and_heads_of_tables_repeat(rich: Assessment) -> None:
    files = parts(write_application(report(rich, "en")))
    foot = "".join(text for name, text in files.items() if "footer" in name)
    assert "PAGE" in foot and "NUMPAGES" in foot
    body = files["word/document.xml"]
    assert body.count("<w:tblHeader/>") == body.count("<w:tbl>")


def test_the_same_report_gives_the_same_bytes_and_carries_no_clock(rich: Assessment) -> None:
    made = report(rich, "en")
    assert write_application(made) == write_application(made)
    properties = read(write_application(made)).core_properties
    assert properties.created.date().isoformat() == made.dated_iso
    assert properties.modified == properties.created
    assert properties.last_modified_by == "Tidu"


@pytest.mark.parametrize("bad", ["\x00\x0b", "]]>", "<w:p/>", "𠀀", "\ud800", "=1+1", "长" * 200])
def test_hostile_words_stay_words(rich: Assessment, bad: str) -> None:
    made = report(rich, "en")
    cards = tuple(replace(row, name=bad, label=f"a—b—{bad}") for row in made.instances)
    content = write_application(replace(made, plant_name=bad, instances=cards))
    assert lines(content)
    assert "<w:p/>" not in "".join(read(content).paragraphs[0].text)


def test_a_hundred_instances_are_all_there(rich: Assessment) -> None:
    made = report(rich, "en")
    card = made.instances[0]
    many = tuple(replace(card, name=f"No {n}", label=f"a—b—No {n}") for n in range(100))
    told = "\n".join(headings(write_application(replace(made, instances=many)), 3))
    assert all(f"No {n}" in told for n in (0, 50, 99))


def test_a_report_without_its_part_still_makes_a_draft() -> None:
    made = for_audience(report_samples.full(), "headquarters")
    assert made.application is None
    assert lines(write_application(made))
