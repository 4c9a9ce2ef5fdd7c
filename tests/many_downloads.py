"""Many people asking one server for documents at the same moment."""

import http.client
import shutil
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client

from accounts.models import User
from tests.crowd import Server

PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Answer:
    address: str
    status: int
    content: bytes
    seconds: float


@dataclass(frozen=True)
class Reader:
    """Somebody logged in at a server that keeps its documents in `folder`."""

    user: User
    server: Server
    folder: Path

    def ask(self, address: str) -> Answer:
        begin = time.perf_counter()
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE)
        try:
            line.request("GET", address, headers={"Cookie": self.cookie, "Connection": "close"})
            told = line.getresponse()
            content = told.read()
        finally:
            line.close()
        return Answer(address, told.status, content, time.perf_counter() - begin)

    def ask_at_once(self, addresses: Sequence[str]) -> list[Answer]:
        with ThreadPoolExecutor(len(addresses)) as crowd:
            return list(crowd.map(self.ask, addresses))

    def forget(self) -> None:
        """What is kept; the next reader waits for the press again."""
        shutil.rmtree(self.folder, ignore_errors=True)

    @cached_property
    def cookie(self) -> str:
        client = Client()
        client.force_login(self.user)
        name = settings.SESSION_COOKIE_NAME
        return f"{name}={client.cookies[name].value}"


def report_addresses(assessments: Iterable[int]) -> list[str]:
    """Every language and length of each."""
    return [
        f"/assessments/{pk}/report.pdf?{urlencode({'language': language, 'length': length})}"
        for pk in assessments
        for language in ("zh-hans", "en", "both")
        for length in ("summary", "standard", "full")
    ]
