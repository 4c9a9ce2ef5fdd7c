"""Names that every system takes, and that say what the file is."""

import unicodedata

import pytest

from assessments.evidence.kinds import DOCX, JPEG, PDF
from assessments.evidence.naming import LONGEST_BYTES, file_name, part_of_path, title_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("设备台账 2026年3月.pdf", "设备台账 2026年3月.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\li\\截图.pdf", "截图.pdf"),
        ("....//....//x.pdf", "x.pdf"),
        ("report.exe", "report.pdf"),
        ("报表", "报表.pdf"),
        ("a\x00b\x1fc\r\n.pdf", "abc.pdf"),
        # A right-to-left mark would show this as "fdp.exe".
        ("\u202efdp.exe", "fdp.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("lpt1", "_lpt1.pdf"),
        ("com1 .x.pdf", "_com1 .x.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("...", "file.pdf"),
        ("", "file.pdf"),
        ('a<b>:"c|d?*.pdf', "a_b___c_d__.pdf"),
        ("trailing. . .pdf", "trailing.pdf"),
        ("two\u3000 spaces.pdf", "two spaces.pdf"),
        ("半\ud83d.pdf", "半.pdf"),
        (unicodedata.normalize("NFD", "é.pdf"), "é.pdf"),
    ],
)
def test_names_are_made_harmless_and_stay_readable(given: str, expected: str) -> None:
    assert file_name(given, PDF) == expected


def test_the_extension_fits_the_content() -> None:
    assert file_name("a.JPEG", JPEG) == "a.jpeg"
    assert file_name("a.png", JPEG) == "a.jpg"
    assert file_name("a.pdf", DOCX) == "a.docx"


@pytest.mark.parametrize("sign", ["a", "厂", "𠮷", "é"])
def test_a_name_is_short_enough_in_bytes_and_cut_between_signs(sign: str) -> None:
    name = file_name(sign * 500 + ".pdf", PDF)
    assert name.endswith(".pdf")
    assert len(name.encode()) <= LONGEST_BYTES
    assert len(name) <= 150
    assert set(name[:-4]) == {sign}


def test_no_part_of_a_path_leaves_its_folder() -> None:
    for hostile in ("..", ".", "../..", "a/../../b", "\\\\server\\share", "/", "~", "con"):
        part = part_of_path(hostile)
        assert part not in {"", ".", ".."}
        assert not set(part) & set('/\\:*?"<>|')


def test_a_title_is_the_name_without_its_ending() -> None:
    assert title_of("C:\\x\\设备台账.xlsx") == "设备台账"
    assert title_of("no ending") == "no ending"
