"""Twelve megabytes of empty elements keep a parser busy for a quarter of a minute."""

import os
import time

import pytest

from assessments.models import Assessment
from assessments.workbook.reading import read_workbook
from assessments.workbook.stamp import WorkbookRefused
from tests.cast import Cast
from tests.test_workbook_hostile import repacked
from tests.workbooks import packed, taken

TYPES = "[Content_Types].xml"
PART = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
    b'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)


def texts(number: int) -> bytes:
    """Shared texts, all empty, with noise between them so that they do not pack like a bomb."""
    some = b"<si/>" * 500
    noisy = b"".join(some + b"<!--%s-->" % os.urandom(60).hex().encode() for _ in range(number))
    return (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</sst>' % noisy
    )


def with_texts(begun: Assessment, cast: Cast, number: int) -> bytes:
    return repacked(
        packed(taken(begun, cast.manager)),
        lambda name, part: part.replace(b"</Types>", PART) if name == TYPES else part,
        **{"xl/sharedStrings.xml": texts(number)},
    )


def test_a_million_empty_texts_are_refused_before_they_are_parsed(
    begun: Assessment, cast: Cast
) -> None:
    data = with_texts(begun, cast, 2_200)
    assert len(data) < 1_000_000
    started = time.process_time()
    with pytest.raises(WorkbookRefused, match=r"larger than|超过"):
        read_workbook(data)
    assert time.process_time() - started < 2


def test_as_many_texts_as_a_large_workbook_has_are_read(begun: Assessment, cast: Cast) -> None:
    assert read_workbook(with_texts(begun, cast, 40))[1].rows
