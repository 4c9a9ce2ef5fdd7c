"""The settings of the tests: those of the product, which read this environment."""

import atexit
import os
import shutil
import tempfile

# A live test server serves static files by their plain names.
os.environ["TIDU_PLAIN_STATIC"] = "1"
# It speaks plain HTTP too; tests of the strict settings start a process of their own.
os.environ["TIDU_INSECURE_HTTP"] = "1"
# Playwright's synchronous API runs an event loop in the thread that uses the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
# Nobody's real database or key is touched.
os.environ["TIDU_SECRET_KEY"] = "only-for-tests-" + "x" * 40
os.environ.setdefault("TIDU_LOG_LEVEL", "ERROR")

# The processes of one run share a folder (each adds its own suffix); two runs never do.
if "TIDU_TEST_SQLITE_FILE" not in os.environ:
    folder = tempfile.mkdtemp(prefix="tidu-test-")
    os.environ["TIDU_TEST_SQLITE_FILE"] = f"{folder}/test.sqlite3"
    os.environ["TIDU_EVIDENCE"] = f"{folder}/evidence"
    os.environ["TIDU_DOCUMENT_CACHE"] = f"{folder}/documents"
    os.environ["TIDU_STATIC_ROOT"] = f"{folder}/static"
    os.mkdir(f"{folder}/static")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)

from config.settings import *  # noqa: F403 - only now is the environment as the tests want it

# Every test makes its cast anew; a slow hash on purpose would be most of the suite's time.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
