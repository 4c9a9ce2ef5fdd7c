"""A file is what its bytes say; everything else is refused in words that say what to do."""

import io
import struct
import zipfile

import pytest
from django.test import override_settings
from django.utils import translation

from assessments.evidence import office
from assessments.evidence.checking import kind_of
from assessments.evidence.kinds import CSV, DOCX, JPEG, PDF, PNG, TXT, WEBP, XLSX
from assessments.evidence.refusing import FileRefused
from assessments.forms.evidence_words import _WHY, refusal
from tests import proof_files as files


def kind(content: bytes, name: str = "") -> object:
    return kind_of(io.BytesIO(content), name)


def refused(content: bytes, name: str = "") -> str:
    with pytest.raises(FileRefused) as caught:
        kind(content, name)
    return caught.value.code


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (files.PDF, "a.exe", PDF),
        (files.picture("JPEG"), "a.png", JPEG),
        (files.picture("PNG"), "a.pdf", PNG),
        (files.picture("WEBP"), "", WEBP),
        (files.workbook(), "a.docx", XLSX),
        (files.document(), "a.xlsx", DOCX),
        ("设备清单\n冲床,42\n".encode(), "清单.csv", CSV),
        ("设备清单\n冲床,42\n".encode("gb18030"), "清单.CSV", CSV),
        ("\ufeff设备".encode(), "note.txt", TXT),
        ("a sign of a vendor's own: \ue000".encode(), "note.txt", TXT),
        (("冲床,42\n" * 30_000).encode("gb18030"), "long.csv", CSV),
        (b"BM is what the buyer calls it", "note", TXT),
        (b"MZ-4 line, ID3 tags", "note.bat", TXT),
    ],
)
def test_a_file_is_what_its_content_says(content: bytes, name: str, expected: object) -> None:
    assert kind(content, name) is expected


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.pdf", "empty"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "report.pdf", "program"),
        (b"\x7fELF\x02\x01\x01\x00", "photo.jpg", "program"),
        (b"#!/bin/sh\nrm -rf /\n", "note.txt", "program"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "photo.png", "markup"),
        (b"\n \t<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "a.png", "markup"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", "a.svg", "markup"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "IMG_1.jpg", "heic"),
        (b"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00", "a.jpg", "heic"),
        (b"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00", "a.pdf", "video"),
        (b"RIFF\x10\x00\x00\x00AVI LIST", "a.pdf", "video"),
        (b"\x1aE\xdf\xa3\x00", "a.mp4", "video"),
        (b"GIF89a\x01\x00\x01\x00", "a.png", "other_picture"),
        (b"Rar!\x1a\x07\x01\x00", "a.docx", "archive"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "a.xlsx", "archive"),
        (b"\x1f\x8b\x08\x00", "a.pdf", "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(8), "a.doc", "old_office"),
        (b"AC1032\x00\x00", "a.dwg", "drawing"),
        ("设备".encode("utf-16"), "a.txt", "utf16"),
        (b"%PDF-1.7\ncut off in the middle", "a.pdf", "broken"),
        (bytes(range(256)) * 4, "a.txt", "unknown"),
        (b"text with a \x00 zero byte", "a.txt", "unknown"),
        (b"\xff\xff\xff\xff\xff", "a.csv", "unknown"),
    ],
)
def test_what_is_no_proof_or_no_known_file_is_refused(content: bytes, name: str, code: str) -> None:
    assert refused(content, name) == code


@pytest.mark.parametrize("code", [*_WHY, "too_large"])
def test_every_refusal_says_what_to_do(code: str) -> None:
    with translation.override("en"):
        said = refusal(code)
    assert said.count(".") >= 2, said
    assert "nvalid" not in said


@override_settings(EVIDENCE_FILE_LIMIT=1000)
def test_a_file_above_the_limit_is_refused_and_one_at_it_is_taken() -> None:
    assert kind(b"a" * 1000) is TXT
    assert refused(b"a" * 1001) == "too_large"


def test_a_zip_that_calls_itself_a_workbook_is_told_apart() -> None:
    assert refused(files.zipped({"xl/workbook.xml": b"<x/>"}), "list.xlsx") == "archive"
    # It declares a main part that is not there.
    only_types = files.zipped(
        {"[Content_Types].xml": files.types(("/xl/workbook.xml", files.SHEET))}
    )
    assert refused(only_types, "list.xlsx") == "archive"


@pytest.mark.parametrize(
    "more",
    [
        {"word__vbaProject.bin": b"\xd0\xcf\x11\xe0"},
        {"word__activeX__activeX1.xml": b"<a/>"},
        {"xl__macrosheets__sheet1.xml": b"<a/>"},
    ],
)
def test_macros_are_refused(more: dict[str, bytes]) -> None:
    assert refused(files.document(**more), "a.docx") == "macros"


def test_a_macro_workbook_under_the_name_of_a_plain_one_is_refused() -> None:
    macro = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    entries = {
        "[Content_Types].xml": files.types(("/xl/workbook.xml", macro)),
        "xl/workbook.xml": b"",
    }
    assert refused(files.zipped(entries), "list.xlsx") == "macros"


def test_programs_and_archives_inside_are_refused_and_a_charts_figures_are_not() -> None:
    assert refused(files.document(word__media__a=b"MZ" + bytes(60))) == "program"
    assert refused(files.document(word__a=b"Rar!\x1a\x07")) == "nested"
    assert refused(files.document(word__a=files.zipped({"x": b"y"}))) == "nested"
    assert kind(files.document(word__embeddings__a=files.workbook())) is DOCX
    drawing = files.zipped(
        {
            "[Content_Types].xml": files.types(("/word/document.xml", files.WORD)),
            "word/document.xml": b"",
            "word/media/image1.emz": b"\x1f\x8b\x08\x00",
        }
    )
    assert kind(drawing) is DOCX
    twice = files.document(word__a=files.document(word__b=files.workbook()))
    assert refused(twice) == "nested"


def test_names_that_leave_the_archive_are_refused() -> None:
    assert refused(files.document(**{"..__..__evil": b"x"})) == "broken"


def test_a_bomb_is_small_on_disk_and_is_refused_by_its_directory() -> None:
    content = files.bomb(310)
    assert len(content) < 1024 * 1024
    assert refused(content) == "bomb"
    many = files.document(**{f"a{n}": b"" for n in range(office.MOST_ENTRIES)})
    assert refused(many) == "bomb"
    blown_up = files.document(word__a=bytes(2 * 1024 * 1024))
    assert refused(blown_up) == "bomb"


def test_a_bomb_that_lies_about_its_sizes_is_stopped_while_it_is_read() -> None:
    """The directory says 10 bytes; the stream goes on."""
    content = bytearray(files.document(word__a=bytes(40 * 1024 * 1024)))
    for place in range(len(content) - 46):
        if (
            content[place : place + 4] == b"PK\x01\x02"
            and b"word/a" in content[place + 46 : place + 52]
        ):
            content[place + 24 : place + 28] = struct.pack("<I", 10)
    assert refused(bytes(content)) == "broken"


def test_what_is_unpacked_is_counted_whatever_the_directory_says(monkeypatch) -> None:
    monkeypatch.setattr(office, "_check_directory", lambda archive, size: None)
    monkeypatch.setattr(office.Budget, "left", 1024 * 1024)
    with pytest.raises(FileRefused, match="bomb"):
        office.office_kind(
            io.BytesIO(files.document(word__a=bytes(2 * 1024 * 1024))), 10**9, office.Budget(2**20)
        )


def test_entries_that_share_their_bytes_are_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(files.document())) as archive, pytest.raises(FileRefused):
        office._check_directory(archive, size=10)


def test_a_file_with_a_password_is_refused() -> None:
    content = bytearray(files.document())
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1
    assert refused(bytes(content)) == "encrypted"


def test_an_entity_bomb_in_the_list_of_parts_is_refused() -> None:
    evil = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><Types>&a;</Types>'
    entries = {"[Content_Types].xml": evil, "word/document.xml": b""}
    assert refused(files.zipped(entries)) == "broken"


@pytest.mark.parametrize(
    "content", [files.workbook(), files.document(), files.PDF], ids=["workbook", "document", "pdf"]
)
def test_no_cut_or_flipped_byte_breaks_the_check(content: bytes) -> None:
    content = content[:6000]
    for place in range(0, len(content), max(1, len(content) // 120)):
        for broken in (content[:place], content[:place] + b"\xff" + content[place + 1 :]):
            try:
                kind(broken)
            except FileRefused:
                continue
