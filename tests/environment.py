"""Loaded by pytest before Django: the settings read the environment once, at import."""

import os

# A live test server serves static files by their plain names.
os.environ["TIDU_PLAIN_STATIC"] = "1"
# It speaks plain HTTP too; tests of the strict settings start a process of their own.
os.environ["TIDU_INSECURE_HTTP"] = "1"
# Playwright's synchronous API runs an event loop in the thread that uses the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
# Nobody's real database or key is touched.
os.environ["TIDU_SECRET_KEY"] = "only-for-tests-" + "x" * 40
os.environ.setdefault("TIDU_LOG_LEVEL", "ERROR")
