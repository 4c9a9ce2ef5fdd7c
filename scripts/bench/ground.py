"""A database of its own with the national edition and the demo."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def throw_away_site(*, with_demo: bool = True) -> Iterator[None]:
    """On SQLite; with BENCH_DATABASE set, on what DATABASE_URL names."""
    with tempfile.TemporaryDirectory(prefix="tidu-bench-") as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="config.settings",
            TIDU_SQLITE_FILE=str(Path(folder) / "bench.sqlite3"),
            TIDU_SECRET_KEY="only-for-the-bench-" + "x" * 40,
            TIDU_INSECURE_HTTP="1",
            TIDU_PLAIN_STATIC="1",
            TIDU_ALLOWED_HOSTS="testserver,127.0.0.1",
            TIDU_LOG_LEVEL="ERROR",
        )
        if not os.environ.get("BENCH_DATABASE"):
            os.environ.pop("DATABASE_URL", None)
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        with open(os.devnull, "w", encoding="utf-8") as nowhere:
            call_command("load_rubric", "seeds/smart-factory-2025", "--publish", stdout=nowhere)
            if with_demo:
                call_command("demo", stdout=nowhere)
        yield
