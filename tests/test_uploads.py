"""Bodies that are too large: refused by their length, by their files, and while they arrive."""

import io
import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import reverse

from assessments.evidence.arriving import TOO_LARGE
from config import uploads
from tests import proof_files as files
from tests.test_settings import assert_protected

ROOT = Path(__file__).resolve().parent.parent
TWO_GB = 2 * 1024**3
AT = "/assessments/1/evidence/"


class Untouchable(io.RawIOBase):
    """A body nobody may read."""

    def read(self, size: int = -1) -> bytes:
        raise AssertionError("the body was read")


def answer_to(address: str, **meta: Any) -> Any:
    request = RequestFactory().generic("POST", address, content_type="multipart/form-data")
    request.META.update({"wsgi.input": Untouchable(), **meta})
    passed = uploads.limit_bodies(lambda _: "passed on")
    return passed(request)


@pytest.mark.parametrize(
    ("address", "length", "status"),
    [
        (AT, TWO_GB, 413),
        (AT, "9" * 5000, 413),
        (AT, 3 * settings.EVIDENCE_FILE_LIMIT + settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1, 413),
        ("/accounts/login/", TWO_GB, 413),
        ("/accounts/login/", settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1, 413),
        ("/no/such/page/", 30_000_000, 413),
        (AT, "many", 411),
        (AT, "-5", 411),
        (AT, "１２", 411),
    ],
)
def test_a_body_that_is_too_large_is_refused_and_never_read(
    address: str, length: int | str, status: int
) -> None:
    assert answer_to(address, CONTENT_LENGTH=str(length)).status_code == status


@pytest.mark.parametrize(
    ("address", "length"),
    [
        (AT, 3 * settings.EVIDENCE_FILE_LIMIT),
        ("/accounts/login/", settings.DATA_UPLOAD_MAX_MEMORY_SIZE),
        ("/accounts/login/", 0),
        ("/accounts/login/", ""),
    ],
)
def test_a_body_of_a_sound_length_is_passed_on(address: str, length: int | str) -> None:
    assert answer_to(address, CONTENT_LENGTH=str(length)) == "passed on"


def test_a_chunked_body_of_unknown_length_is_refused() -> None:
    told = answer_to(AT, CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING="chunked")
    assert told.status_code == 411


@pytest.mark.parametrize(
    ("language", "said"), [("en", "This is too large to be taken"), ("zh-hans", "413")]
)
def test_the_page_says_what_happened_and_what_to_do(db: None, language: str, said: str) -> None:
    response = Client(headers={"accept-language": language}).generic(
        "POST", AT, b"x", content_type="multipart/form-data", CONTENT_LENGTH=str(TWO_GB)
    )
    assert response.status_code == 413
    assert said in response.text
    assert f'lang="{language}"' in response.text
    assert "20" in response.text
    assert_protected(response)


def test_every_page_that_takes_files_is_known_by_its_address() -> None:
    """A renamed address would fall back to the small limit."""
    assert reverse("assessments:evidence", args=[1]) == AT
    request = RequestFactory().get(AT)
    assert uploads.largest_body(request) > 3 * settings.EVIDENCE_FILE_LIMIT


def test_lingering_ends_with_the_connection() -> None:
    ours, theirs = socket.socketpair()
    theirs.sendall(b"x" * 1000)
    theirs.shutdown(socket.SHUT_WR)
    began = time.monotonic()
    uploads._linger(ours)
    assert time.monotonic() - began < uploads.LINGER_SECONDS
    ours.close()
    uploads._linger(ours)


def test_lingering_is_bounded_in_time_for_who_sends_nothing() -> None:
    ours, theirs = socket.socketpair()
    began = time.monotonic()
    uploads._linger(ours)
    assert uploads.LINGER_SECONDS * 0.9 < time.monotonic() - began < uploads.LINGER_SECONDS + 2
    assert theirs


# Against the server the product is run with ---------------------------------------------------
def a_free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, int, Path]]:
    """Port, process and the folder of its temporary files."""
    folder, port = tmp_path_factory.mktemp("server"), a_free_port()
    own = {
        "PATH": os.environ["PATH"],
        "TIDU_SECRET_KEY": "x" * 50,
        "TIDU_INSECURE_HTTP": "1",
        "TIDU_PLAIN_STATIC": "1",
        "TIDU_SQLITE_FILE": str(folder / "db.sqlite3"),
        "TIDU_EVIDENCE": str(folder / "evidence"),
        "TMPDIR": str(folder),
    }
    options = f"config.wsgi:application --bind 127.0.0.1:{port} --workers 1 --timeout 30"
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", *options.split(), "--log-level", "error"],
        cwd=ROOT,
        env=own,
    )
    try:
        _wait_for(port)
        yield port, process.pid, folder
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")


def claimed(port: int, header: str, body: bytes = b"", times: int = 0) -> bytes:
    """What the server says to a request that announces more than it sends."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        kind = "Content-Type: multipart/form-data; boundary=x\r\n"
        line.sendall(f"POST {AT} HTTP/1.1\r\nHost: localhost\r\n{kind}{header}\r\n\r\n".encode())
        try:
            for _ in range(times):
                line.sendall(body)
        except OSError:
            logging.getLogger(__name__).info("the server hung up")
        told = b""
        try:
            while part := line.recv(65536):
                told += part
        except ConnectionResetError:
            pass
        return told


def memory_of(pid: int) -> int:
    """Kilobytes of the server and its worker."""
    own = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return sum(
        int(line.split()[1])
        for one in (str(pid), *own)
        for line in Path(f"/proc/{one}/status").read_text().splitlines()
        if line.startswith("VmRSS")
    )


def test_two_gigabytes_claimed_and_not_sent_are_refused_at_once(
    server: tuple[int, int, Path],
) -> None:
    began = time.monotonic()
    told = claimed(server[0], f"Content-Length: {TWO_GB}")
    assert told.startswith(b"HTTP/1.1 413")
    assert time.monotonic() - began < 10


def test_two_gigabytes_that_really_come_fill_neither_memory_nor_disk(
    server: tuple[int, int, Path],
) -> None:
    port, pid, folder = server
    claimed(port, f"Content-Length: {TWO_GB}")
    before = memory_of(pid)
    # The server hangs up long before; on a fast line all of it would be 2 GB.
    told = claimed(port, f"Content-Length: {TWO_GB}", bytes(1024 * 1024), times=2048)
    assert b"413" in told
    assert "太大".encode() in told or b"too large" in told
    assert memory_of(pid) - before < 20_000
    on_disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    assert on_disk < 1024 * 1024


def test_a_chunked_stream_is_refused_by_the_real_server(server: tuple[int, int, Path]) -> None:
    chunk = b"10000\r\n" + bytes(65536) + b"\r\n"
    told = claimed(server[0], "Transfer-Encoding: chunked", chunk, times=4)
    assert told.startswith((b"HTTP/1.1 411", b"HTTP/1.1 400"))


def test_a_file_is_no_longer_kept_once_it_is_above_its_limit(
    db: None, settings: Any, tmp_path: Path
) -> None:
    """Neither in memory nor in the folder of temporary files."""
    settings.EVIDENCE_FILE_LIMIT = 3_000_000
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    data = {"a": files.upload(bytes(4_000_000)), "b": files.upload(files.PDF), "c": "typed"}
    request = RequestFactory().post(AT, data)
    assert set(request.FILES) == {"b"}
    assert request.POST["c"] == "typed"
    assert request.META[TOO_LARGE] == {"a"}
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= settings.EVIDENCE_FILE_LIMIT
    request.close()
    del request
    assert not [path for path in tmp_path.iterdir() if path.stat().st_size > len(files.PDF)]
