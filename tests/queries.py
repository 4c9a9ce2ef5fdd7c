"""Counting queries as people mean it: BEGIN, COMMIT and savepoints are not among them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

NOT_COUNTED = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@contextmanager
def at_most(limit: int) -> Iterator[None]:
    with CaptureQueriesContext(connection) as captured:
        yield
    counted = [
        query["sql"]
        for query in captured.captured_queries
        if not query["sql"].startswith(NOT_COUNTED)
    ]
    assert counted, "nothing was asked of the database"
    assert len(counted) <= limit, "\n".join(sql[:200] for sql in counted)
