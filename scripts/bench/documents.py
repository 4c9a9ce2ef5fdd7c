"""Reports: how long one takes, what a worker keeps of making them, a hundred asked for at once.

To be imported once Django is set up.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from accounts.models import User
from assessments.models import Assessment
from scripts.bench.peer.figures import peer_figures
from scripts.bench.timing import Figure, medians, seconds
from tests.crowd import Server, served
from tests.many_downloads import Answer, Reader, report_addresses

CROWD = 100
IN_A_ROW = 20
WARMING = 10
MEGABYTE = 1024  # the system counts kilobytes


def document_figures() -> list[Figure]:
    with _reader() as reader:
        return [*_time_figures(), *_memory_figures(reader), *_crowd_figures(reader)]


@contextmanager
def _reader() -> Iterator[Reader]:
    """Documents are kept in a folder of the bench's own, by its server and by this process."""
    known = os.environ.get("TIDU_DOCUMENT_CACHE")
    with tempfile.TemporaryDirectory(prefix="tidu-bench-kept-") as folder:
        os.environ["TIDU_DOCUMENT_CACHE"] = folder
        try:
            with served() as server:
                yield Reader(User.objects.get(username="manager"), server, Path(folder))
        finally:
            os.environ.pop("TIDU_DOCUMENT_CACHE")
            if known is not None:
                os.environ["TIDU_DOCUMENT_CACHE"] = known


def _time_figures() -> list[Figure]:
    from assessments.reports.build import build_report
    from assessments.reports.pdf.document import render

    done = _done()[0]
    report = build_report(done, language="zh-hans")
    acts = {
        "build": lambda: build_report(Assessment.objects.get(pk=done.pk), language="zh-hans"),
        "full": lambda: render(report, length="full"),
    }
    took = medians(acts, rounds=9)
    return [
        Figure("building the Report, all parts of it", seconds(took["build"])),
        *peer_figures(report),
        Figure("full report, warm", seconds(took["full"])),
    ]


def _memory_figures(reader: Reader) -> list[Figure]:
    """Of the worker that gained most; before, each had shown a page and its result."""
    workers = _workers(reader.server)
    pages = [f"/assessments/{one.pk}/result/" for one in _done()]
    _all_well(reader.ask_at_once((pages * CROWD)[: 4 * len(workers)]))
    idle = [_memory(worker) for worker in workers]
    addresses = _addresses()[:3]
    _make_anew(reader, addresses, times=WARMING)
    warm = [_memory(worker) for worker in workers]
    _make_anew(reader, addresses, times=IN_A_ROW)
    after = [_memory(worker) for worker in workers]
    gained, grown = _most(idle, warm), _most(warm, after)
    each = f"idle {max(idle) / MEGABYTE:.0f} MB"
    name, row = "worker: memory gained by making reports", f"the same: {IN_A_ROW} more in a row"
    return [
        Figure(name, f"{gained:.0f} MB", each, None, "at most 80 MB", gained <= 80),
        Figure(row, f"{grown:.1f} MB", "", None, "at most 5 MB", grown <= 5),
    ]


def _crowd_figures(reader: Reader) -> list[Figure]:
    """Nothing is kept when they come: the first of each order waits for the press."""
    addresses = _addresses()
    reader.forget()
    begin = time.perf_counter()
    answers = reader.ask_at_once([addresses[at % len(addresses)] for at in range(CROWD)])
    spent = time.perf_counter() - begin
    failed = sum(answer.status != 200 for answer in answers)
    alone = reader.ask(addresses[0]).seconds
    name = f"{CROWD} reports at once, 2 workers, {len(addresses)} of them made"
    return [
        Figure(name, seconds(spent), f"one that is kept {seconds(alone)}"),
        Figure("the same: refused or failed", str(failed), "", None, "none", failed == 0),
    ]


def _make_anew(reader: Reader, addresses: list[str], *, times: int) -> None:
    for turn in range(times):
        reader.forget()
        # Two at once, so that both workers have something to do.
        _all_well(reader.ask_at_once([addresses[turn % len(addresses)]] * 2))


def _all_well(answers: list[Answer]) -> None:
    for answer in answers:
        if answer.status != 200:
            raise RuntimeError(f"{answer.address}: {answer.status}")


def _addresses() -> list[str]:
    return report_addresses(one.pk for one in _done()[:2])


def _done() -> list[Assessment]:
    found = list(Assessment.objects.submitted().with_names().order_by("pk"))
    if not found:
        raise RuntimeError("the demo has no submitted assessment")
    return found


def _workers(server: Server) -> list[int]:
    if server.process is None:
        raise RuntimeError("the server does not run")
    pid = server.process.pid
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _memory(worker: int) -> int:
    """Resident, in kilobytes."""
    told = Path(f"/proc/{worker}/status").read_text()
    return next(int(line.split()[1]) for line in told.splitlines() if line.startswith("VmRSS"))


def _most(before: list[int], after: list[int]) -> float:
    return max(b - a for a, b in zip(before, after, strict=True)) / MEGABYTE
