"""Settings are safe when nothing is set, and pages carry their protection everywhere."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path, reverse

from config import errors
from config.secret_key import load_secret_key
from config.urls import urlpatterns as site

ROOT = Path(__file__).resolve().parent.parent
ASKED = (
    "DEBUG ALLOWED_HOSTS SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SECURE_SSL_REDIRECT "
    "SECURE_HSTS_SECONDS SECURE_PROXY_SSL_HEADER LANGUAGE_CODE SECRET_KEY"
)


def read_settings(**environment: str) -> dict[str, object]:
    """The settings of a process that knows nothing but the given variables."""
    program = (
        "import json; from config import settings as s; "
        f"print(json.dumps({{name: getattr(s, name) for name in '{ASKED}'.split()}}))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(told.stdout)


def test_settings_are_safe_when_nothing_is_set(tmp_path: Path):
    key = tmp_path / "key"
    told = read_settings(TIDU_SECRET_KEY_FILE=str(key))
    assert told.pop("SECRET_KEY") == key.read_text()
    assert told == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["localhost", "127.0.0.1"],
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "SECURE_PROXY_SSL_HEADER": None,
        "LANGUAGE_CODE": "zh-hans",
    }


@pytest.mark.parametrize("nonsense", ["", "0", "false", "no", "maybe"])
def test_only_a_clear_yes_relaxes_anything(tmp_path: Path, nonsense: str):
    told = read_settings(TIDU_SECRET_KEY="x" * 50, TIDU_DEBUG=nonsense, TIDU_INSECURE_HTTP=nonsense)
    assert (told["DEBUG"], told["SECURE_SSL_REDIRECT"]) == (False, True)


def test_only_make_run_exports_the_relaxations():
    relaxing = ("TIDU_INSECURE_HTTP=", "TIDU_DEBUG=")
    scripts = [*(ROOT / "scripts").glob("*.sh"), ROOT / "Makefile", ROOT / ".ci/run"]
    found = [p.name for p in scripts if any(word in p.read_text() for word in relaxing)]
    assert found == ["serve.sh"]


def test_a_secret_key_is_made_once_and_for_its_owner_only(tmp_path: Path):
    path = tmp_path / "key"
    key = load_secret_key(path)
    assert len(key) >= 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load_secret_key(path) == key
    assert list(tmp_path.iterdir()) == [path]


def test_workers_that_start_together_share_one_key(tmp_path: Path):
    program = (
        "import sys; from pathlib import Path; from config.secret_key import load_secret_key; "
        "print(load_secret_key(Path(sys.argv[1])))"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, tmp_path / "key"], cwd=ROOT, stdout=subprocess.PIPE
        )
        for _ in range(8)
    ]
    assert len({process.communicate()[0] for process in started}) == 1


def test_the_secret_key_and_databases_are_never_committed():
    ignored = ["git", "check-ignore", ".secret-key", "db.sqlite3", "db.sqlite3-wal", "evidence/x"]
    told = subprocess.run(ignored, cwd=ROOT, capture_output=True, text=True)
    assert told.stdout.split() == ignored[2:]


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a secret in a stack trace")


urlpatterns = [*site, path("broken/", broken)]
handler400, handler403 = errors.bad_request, errors.forbidden
handler404, handler500 = errors.not_found, errors.server_error


@pytest.fixture
def visitor(db: None) -> Client:
    return Client(raise_request_exception=False, headers={"accept-language": "en"})


def assert_protected(response: HttpResponse) -> None:
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    parts = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    for name in ("default-src", "script-src", "style-src", "form-action"):
        assert parts[name] == "'self'"
    for name in ("object-src", "base-uri", "frame-ancestors"):
        assert parts[name] == "'none'"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/accounts/login/", 200, "Log in"),
        ("/admin/login/", 200, "password"),
        ("/no/such/page/", 404, "There is no such page here"),
        ("/broken/", 500, "Something broke here"),
    ],
)
def test_every_page_is_protected(visitor: Client, address: str, status: int, said: str):
    told = visitor.get(address)
    assert told.status_code == status
    assert said in told.text
    assert "stack trace" not in told.text
    assert_protected(told)


@override_settings(ROOT_URLCONF=__name__)
def test_the_page_for_a_broken_server_speaks_both_languages(visitor: Client):
    told = visitor.get("/broken/").text
    assert "系统出错" in told
    assert 'lang="en"' in told


def test_a_form_from_elsewhere_is_refused_in_words(db: None):
    visitor = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    told = visitor.post(reverse("login"), {"username": "x", "password": "y"})
    assert told.status_code == 403
    assert "This page was open for too long" in told.text
    assert_protected(told)


def test_a_host_nobody_named_is_refused_without_a_stack_trace(visitor: Client):
    told = visitor.get(reverse("login"), headers={"host": "elsewhere.example"})
    assert told.status_code == 400
    assert "Traceback" not in told.text


def test_a_refused_right_is_said_in_words():
    request = RequestFactory().get("/")
    told = errors.forbidden(request, Exception())
    assert told.status_code == 403
    assert "h1" in told.content.decode()


@override_settings(SECURE_SSL_REDIRECT=True)
def test_without_the_relaxation_plain_http_is_sent_to_tls(visitor: Client):
    told = visitor.get(reverse("login"))
    assert (told.status_code, told["Location"]) == (301, "https://testserver/accounts/login/")


def test_evidence_has_no_address(visitor: Client):
    assert not settings.MEDIA_URL.strip("/")
    folder = Path(settings.STORAGES["evidence"]["OPTIONS"]["location"])
    assert Path(settings.STATIC_ROOT) not in folder.parents
