"""What to have ready for the CMMM self-assessment: twenty sub-domains, and no level foretold."""

from dataclasses import replace

import pytest

from assessments.actions import submit
from assessments.models import Assessment
from assessments.reports.build import build_report
from assessments.reports.pack.preparation import write_preparation
from assessments.reports.report.preparation import PreparationPart
from tests.cast import Cast
from tests.reporting import report_of
from tests.rich import enrich
from tests.word_files import headings, lines, parts

pytestmark = pytest.mark.drawing

NAMES = [
    "组织战略",
    "人员技能",
    "数据",
    "集成",
    "信息安全",
    "装备",
    "网络",
    "产品设计",
    "工艺设计",
    "采购",
    "计划与调度",
    "生产作业",
    "设备管理",
    "仓储配送",
    "安全环保",
    "能源管理",
    "物流",
    "销售",
    "客户服务",
    "产品服务",
]


def part_of(case: str, language: str = "zh-hans") -> PreparationPart:
    found = report_of(case, language).preparation
    assert found is not None
    return found


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_twenty_sub_domains_stand_under_the_names_of_the_standard(language: str) -> None:
    part = part_of("advanced", language)
    assert [row.official_name for row in part.rows] == NAMES
    assert len({row.element for row in part.rows}) == 4
    assert part.basis.key == "secondary" and part.basis.sources


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_each_says_what_to_have_ready_and_who(language: str) -> None:
    for row in part_of("advanced", language).rows:
        assert row.ready and row.who, row.key


def test_an_answer_stands_under_each_sub_domain_it_bears_on_and_once_there() -> None:
    part = part_of("advanced")
    for row in part.rows:
        keys = [bearing.key for bearing in row.bearing]
        assert len(keys) == len(set(keys)), row.key
    assert len({bearing.key for row in part.rows for bearing in row.bearing}) > 60


@pytest.mark.parametrize("case", ["nothing", "all-open", "excellence", "leading-cmmm"])
def test_it_foretells_no_level(case: str) -> None:
    made = report_of(case, "en")
    told = "\n".join(lines(write_preparation(made)))
    assert "predicts no CMMM level" in told
    assert "you would reach" not in told and "your level" not in told


def test_the_level_the_tier_aimed_at_asks_for_stands_on_top() -> None:
    part = part_of("advanced", "en")
    assert any("level 3" in line for line in part.level_lines)


def test_open_answers_are_named_as_missing() -> None:
    part = part_of("all-open", "en")
    told = [line for row in part.rows for line in row.missing]
    assert any("open" in line for line in told)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_file_has_all_of_them_in_order(language: str) -> None:
    titles = headings(write_preparation(report_of("advanced", language)), 2)
    assert [next(n for n in NAMES if n in title) for title in titles] == NAMES


def test_the_same_report_gives_the_same_bytes() -> None:
    made = report_of("advanced", "en")
    assert write_preparation(made) == write_preparation(made)


@pytest.mark.parametrize("bad", ["\x00", "</w:t>", "\udfff", "长" * 200])
def test_hostile_names_stay_names(bad: str) -> None:
    content = write_preparation(replace(report_of("advanced", "en"), plant_name=bad))
    assert "word/document.xml" in parts(content)
    assert lines(content)


@pytest.mark.django_db
def test_evidence_in_the_index_is_named_by_its_number(assessment: Assessment, cast: Cast) -> None:
    done = enrich(assessment, cast)
    submit(assessment=done, by=cast.manager, confirmed_open=True)
    found = Assessment.objects.with_names().get(pk=done.pk)
    part = build_report(found, language="en").preparation
    assert part is not None
    assert any(bearing.proof for row in part.rows for bearing in row.bearing)
