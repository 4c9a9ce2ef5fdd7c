"""A JPEG that is gone over again and again would hold a server up for hours."""

import io
import os

import pytest

from assessments.evidence.kinds import JPEG
from assessments.evidence.photographs import cleaned
from assessments.evidence.refusing import FileRefused
from assessments.evidence.scans import MOST_SCANS, has_too_many_scans
from tests import proof_files as files

START, END = b"\xff\xda", b"\xff\xd9"


def with_scans(number: int) -> bytes:
    """The last pass again and again, as often as it takes."""
    taken = files.picture(size=(64, 64), progressive=True)
    body, last = taken.removesuffix(END), taken[taken.rindex(START) : -2]
    return body + last * (number - taken.count(START)) + END


def test_more_passes_than_any_camera_writes_are_refused() -> None:
    assert with_scans(MOST_SCANS).count(START) == MOST_SCANS
    assert cleaned(io.BytesIO(with_scans(MOST_SCANS)), JPEG).read()
    for many in (MOST_SCANS + 1, 5_000):
        with pytest.raises(FileRefused, match="broken"):
            cleaned(io.BytesIO(with_scans(many)), JPEG)


def test_a_film_that_a_phone_hangs_behind_its_picture_costs_nothing() -> None:
    film = START * 500 + os.urandom(50_000)
    assert cleaned(io.BytesIO(files.picture() + film), JPEG).read()


def test_notes_that_hold_pictures_of_their_own_are_stepped_over() -> None:
    notes = b"\xff\xe1" + (60_002).to_bytes(2, "big") + (START + b"\x00\x03\x00") * 12_000
    taken = files.picture()
    assert not has_too_many_scans(taken[:2] + notes + taken[2:])


@pytest.mark.parametrize("cut", [0, 1, 2, 3, 4, 20, 700])
def test_a_file_that_ends_too_soon_is_read_to_its_end(cut: int) -> None:
    assert not has_too_many_scans(files.picture()[:cut])
    assert not has_too_many_scans(b"\xff\xd8" + b"\xff\xe1\x00\x00" * cut)
