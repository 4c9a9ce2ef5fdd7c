"""Many people answering at once over real sockets, against a real server that can be killed."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.middleware.csrf import _get_new_csrf_string
from django.test import Client

from accounts.models import User
from assessments.forms.answer import state_of
from assessments.models import Answer

STATE = re.compile(r'-state" value="([^"]+)"')
TOKEN = _get_new_csrf_string()


def ask(
    port: int, method: str, address: str, headers: Mapping[str, str], body: str = ""
) -> tuple[int, str]:
    """By hand: the crowd shares the machine with the server it asks."""
    lines = [f"{method} {address} HTTP/1.1", *(f"{key}: {word}" for key, word in headers.items())]
    lines.append(f"Content-Length: {len(body)}")
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall(("\r\n".join(lines) + "\r\n\r\n" + body).encode("ascii"))
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    head, _, text = answer.partition(b"\r\n\r\n")
    length = re.search(rb"\r\ncontent-length: (\d+)", head.lower())
    if length is None or int(length[1]) != len(text):
        raise ConnectionResetError("the answer was cut short")
    return int(head.split(b" ", 2)[1]), text.decode()


@dataclass
class Server:
    """Two plain workers, as `make run` starts them, on the database this process uses."""

    port: int
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "config.wsgi:application"]
        options = ["--bind", f"127.0.0.1:{self.port}", "--workers", "2", "--log-level", "error"]
        self.process = subprocess.Popen(
            [*command, *options],
            cwd=settings.BASE_DIR,
            env={**os.environ, **_same_database()},
            start_new_session=True,
        )
        self._wait()

    def kill(self) -> None:
        """Without a word to anybody: no request is finished, no connection closed in order."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def _wait(self) -> None:
        for _ in range(300):
            try:
                # Listening is not enough: the workers load the code after the port is open.
                ask(self.port, "GET", "/favicon.ico", {"Host": "127.0.0.1", "Connection": "close"})
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server did not start")


@contextmanager
def served() -> Iterator[Server]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Server(port)
    server.start()
    try:
        yield server
    finally:
        server.kill()


def _same_database() -> dict[str, str]:
    found = connection.settings_dict
    same = {"DJANGO_SETTINGS_MODULE": "config.settings", "TIDU_ALLOWED_HOSTS": "127.0.0.1"}
    if connection.vendor == "sqlite":
        return {**same, "TIDU_SQLITE_FILE": str(found["NAME"])}
    address = os.environ["DATABASE_URL"].rpartition("/")[0]
    return {**same, "DATABASE_URL": f"{address}/{found['NAME']}"}


@dataclass
class Person:
    """Answers their own questions again and again, each time with another note."""

    user: User
    assessment: int
    rows: Sequence[tuple[str, str]]  # question and the row to choose
    port: int
    think: float = 0
    looking: bool = False  # only ask for a page that stores nothing
    acknowledged: dict[str, list[str]] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    lost_contact: int = 0

    def __post_init__(self) -> None:
        client = Client()
        client.force_login(self.user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.headers = {
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "HX-Request": "true",
            "Content-Type": "application/x-www-form-urlencoded",
            "Host": "127.0.0.1",
            "Connection": "close",
        }
        found = Answer.objects.filter(assessment=self.assessment)
        stored = {answer.question: answer for answer in found}
        self.states = {question: state_of(stored.get(question)) for question, _row in self.rows}

    def answer_until(self, stop: Event) -> None:
        turn = 0
        while not stop.is_set():
            question, row = self.rows[turn % len(self.rows)]
            if self.looking:
                self._look()
            else:
                self._save(question, row, f"{self.user.username} {turn}", stop)
            turn += 1
            stop.wait(self.think)

    def _look(self) -> None:
        begin = time.perf_counter()
        ask(self.port, "GET", "/favicon.ico", self.headers)
        self.waits.append(time.perf_counter() - begin)

    def _save(self, question: str, row: str, note: str, stop: Event) -> None:
        """As the page does: until the server has spoken, the same is sent again before anything
        newer."""
        body = {f"{question}-option": row, f"{question}-note": note}
        body[f"{question}-state"] = self.states[question]
        address = f"/assessments/{self.assessment}/answers/{question}/"
        while True:
            begin = time.perf_counter()
            try:
                status, text = ask(self.port, "POST", address, self.headers, urlencode(body))
            except OSError:
                self.lost_contact += 1
            else:
                self.waits.append(time.perf_counter() - begin)
                self._hear(question, note, status, text)
                return
            if stop.is_set():
                return
            time.sleep(0.05)

    def _hear(self, question: str, note: str, status: int, text: str) -> None:
        found = STATE.search(text)
        if status == 200 and found:
            self.states[question] = found[1]
            self.acknowledged.setdefault(question, []).append(note)
        else:
            self.troubles.append(f"{status}: {text[:300]}")


@contextmanager
def at_work(people: Sequence[Person]) -> Iterator[None]:
    """All of them at once, until the block ends."""
    stop = Event()
    threads = [Thread(target=person.answer_until, args=(stop,)) for person in people]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()
