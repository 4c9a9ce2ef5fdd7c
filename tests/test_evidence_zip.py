"""Everything of an assessment in one archive, in the order of the official application."""

import hashlib
import io
import zipfile
from datetime import date
from typing import Any

import pytest
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from assessments.actions import evidence as acts
from assessments.actions.evidence import About, Proves
from assessments.evidence.zipping import write_archive
from assessments.models import Assessment, Evidence
from tests import proof_files as files
from tests.cast import Cast
from tests.letting_out import PROOF, confirm
from tests.proving import an_instance, in_memory, logged_in, piece
from tests.queries import at_most

__all__ = ["in_memory"]


def archive_of(assessment: Assessment, language: str = "en") -> zipfile.ZipFile:
    out = io.BytesIO()
    with translation.override(language):
        write_archive(assessment, out)
    archive = zipfile.ZipFile(out)
    assert archive.testzip() is None
    return archive


def index_of(archive: zipfile.ZipFile) -> list[tuple[Any, ...]]:
    name = next(name for name in archive.namelist() if name.endswith("xlsx") and "/" not in name)
    sheet = load_workbook(io.BytesIO(archive.read(name))).active
    return list(sheet.iter_rows(values_only=True))


@pytest.fixture
def proved(assessment: Assessment, cast: Cast) -> Assessment:
    """Added in no order at all."""
    instance = an_instance(assessment, cast, "二线")
    piece(assessment, cast, "Size", proves=Proves("eligibility.size"))
    piece(assessment, cast, "Plan", proves=Proves("workshop.sequence"))
    shared = piece(assessment, cast, "Fault list", dated=date(2026, 3, 1), expires=date(2027, 3, 1))
    acts.add_link(
        assessment=assessment,
        by=cast.manager,
        link="https://dms.example.cn/v",
        proves=Proves("scenario.PO28"),
        about=About("=1+1 Video"),
    )
    here = Proves(instance=instance.pk)
    acts.use(assessment=assessment, by=cast.manager, evidence=shared, proves=here)
    piece(assessment, cast, "Register", proves=Proves("scenario.PO27"))
    return assessment


def test_the_order_is_area_scenario_instance_then_answers_by_level(proved: Assessment) -> None:
    assert archive_of(proved).namelist() == [
        "1 Scenarios/01 Production operations/PO27 Equipment monitoring/001 Register.pdf",
        "1 Scenarios/01 Production operations/PO27 Equipment monitoring/二线/002 Fault list.pdf",
        "2 Answers/02 Workshop/2 Who decides the next job_/005 Plan.pdf",
        "2 Answers/04 Standing and eligibility/6 Which size_/006 Size.pdf",
        "00 Index of proof.xlsx",
    ]


def test_the_labels_are_the_official_ones_in_chinese(proved: Assessment) -> None:
    archive = archive_of(proved, "zh-hans")
    assert "/01 生产作业/PO27 设备运行监控/二线/002 Fault list.pdf" in archive.namelist()[1]
    assert index_of(archive)[2][1:5] == ("生产作业", "PO27", "设备运行监控", "二线")


def test_the_index_lists_every_piece_at_every_place(proved: Assessment) -> None:
    archive = archive_of(proved)
    head, *rows = index_of(archive)
    assert head[-1] == "SHA-256"
    assert [row[0] for row in rows] == [1, 2, 3, 4, 5, 6]
    assert [row[5] for row in rows] == [
        "Register",
        "Fault list",
        "=1+1 Video",
        "Fault list",
        "Plan",
        "Size",
    ]
    assert [row[2] for row in rows] == ["PO27", "PO27", "PO28", "1", "2", "6"]
    at_instance, at_answer = rows[1], rows[3]
    assert at_instance[4] == "二线"
    assert (at_instance[6].date(), at_instance[7].date()) == (date(2026, 3, 1), date(2027, 3, 1))
    assert at_answer[8] == at_instance[8], "kept once, named at both places"
    assert rows[2][9] == "https://dms.example.cn/v"
    for row in rows:
        if row[8]:
            assert hashlib.sha256(archive.read(row[8])).hexdigest() == row[10]


def test_a_title_that_looks_like_a_formula_stays_a_text(proved: Assessment) -> None:
    archive = archive_of(proved)
    name = next(name for name in archive.namelist() if "/" not in name)
    sheet = load_workbook(io.BytesIO(archive.read(name))).active
    cell = next(cell for (cell,) in sheet.iter_rows(min_col=6, max_col=6) if "Video" in cell.value)
    assert (cell.value, cell.data_type) == ("=1+1 Video", "s")
    assert cell.quotePrefix, "editing the cell makes no formula of it"


def test_no_name_leaves_the_archive_and_each_is_there_once(
    assessment: Assessment, cast: Cast
) -> None:
    hostile = (
        "../../../etc/cron.d/x",
        "..",
        "C:\\evil",
        "/abs",
        "a" * 200,
        "厂" * 200,
        "same",
        "same",
    )
    for number, title in enumerate(hostile):
        known = piece(assessment, cast, f"n{number}")
        Evidence.objects.filter(pk=known.pk).update(title=title)
    instance = an_instance(assessment, cast, "../../CON")
    at = Proves(instance=instance.pk)
    acts.use(assessment=assessment, by=cast.manager, evidence=known, proves=at)
    names = archive_of(assessment).namelist()
    assert len(set(names)) == len(names) == len(hostile) + 1
    for name in names:
        parts = name.split("/")
        assert not {"..", ".", ""} & set(parts)
        assert not set(name) & set('\\:*?"<>|')
        assert len(name) < 230
        assert all(len(part.encode()) <= 200 for part in parts)


def test_a_file_the_storage_lost_is_said_in_the_index_and_the_rest_comes(
    proved: Assessment,
) -> None:
    storages["evidence"].delete(Evidence.objects.get(title="Plan").stored)
    archive = archive_of(proved)
    assert "missing in the storage" in [row[8] for row in index_of(archive)]
    assert not [name for name in archive.namelist() if "Plan" in name]
    assert len(archive.namelist()) == 4


def test_it_comes_as_an_attachment_named_after_the_plant(proved: Assessment, cast: Cast) -> None:
    address = reverse("assessments:evidence_zip", args=[proved.pk])
    confirm(proved, cast.manager, PROOF)
    response = logged_in(cast.viewer).get(address)
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E6%89%AC")
    assert response["Content-Type"] == "application/zip"
    assert "no-store" in response["Cache-Control"]
    archive = zipfile.ZipFile(io.BytesIO(response.getvalue()))
    assert len(archive.namelist()) == 5


def test_what_is_packed_is_not_held_in_memory_and_asks_little(proved: Assessment) -> None:
    with at_most(2):
        archive_of(proved)


def test_an_archive_of_nothing_holds_its_index(assessment: Assessment) -> None:
    archive = archive_of(assessment)
    assert len(archive.namelist()) == 1
    assert len(index_of(archive)) == 1
    assert files.PDF
