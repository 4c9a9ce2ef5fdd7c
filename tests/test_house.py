"""The rules of the house: who imports whom, how long a file is, what a lock file says."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from scripts import messages

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("accounts", "assessments", "config", "maturity", "scripts", "tests")
FORBIDDEN = {"utils", "helpers", "common", "core", "base", "manager", "handler", "service"}
LOCKS = ("requirements.lock", "requirements-dev.lock")


def sources() -> list[Path]:
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    written = [path for path in found if path.parent.name != "migrations"]
    assert written
    return written


def templates() -> list[Path]:
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("templates/**/*.html")]
    assert found
    return found


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_nobody_imports_against_the_direction_of_the_house():
    told = subprocess.run(
        [ROOT / ".venv/bin/lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert told.returncode == 0, told.stdout


def test_the_written_reports_ask_no_database():
    # import-linter cannot name a part of Django, hence by hand.
    reports = ROOT / "assessments" / "reports"
    blind = [*(reports / "pdf").rglob("*.py"), *(reports / "charts").rglob("*.py")]
    assert blind
    assert not [named(path) for path in blind if "django.db" in path.read_text("utf-8")]


def test_no_module_has_a_name_that_says_nothing():
    assert not [named(path) for path in sources() if path.stem in FORBIDDEN]
    assert not [named(path) for path in sources() if path.parent.name in FORBIDDEN]


@pytest.mark.parametrize(("files", "most"), [(sources, 300), (templates, 120)], ids=["py", "html"])
def test_no_file_is_too_long(files, most: int):
    lengths = {named(path): len(path.read_text("utf-8").splitlines()) for path in files()}
    assert not {name: length for name, length in lengths.items() if length > most}


def test_no_function_is_longer_than_forty_lines():
    long = {}
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > 40:
                    long[f"{named(path)}:{node.lineno} {node.name}"] = length
    assert not long


def test_an_assert_never_guards_the_product():
    product = [path for path in sources() if path.relative_to(ROOT).parts[0] != "tests"]
    assert product
    assert not [
        f"{named(path)}:{node.lineno}"
        for path in product
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Assert)
    ]


def test_nothing_is_left_for_later_or_silenced_without_a_reason():
    word = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")
    silent = re.compile(r"# type: ignor" r"e(?!\[)|# no" r"qa(?!:)")
    skipped = re.compile(r"mark\.(?:skip|xfail)|pytest\.skip\(")
    found = [
        f"{named(path)}:{number}"
        for path in [*sources(), *templates()]
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if word.search(line) or silent.search(line) or skipped.search(line)
    ]
    # This file speaks of what it looks for.
    assert not [place for place in found if not place.startswith("tests/test_house.py")]


def test_no_template_carries_inline_style_or_script():
    script = r"<script(?![^>]*\ssrc=)(?![^>]*json)"
    inline = re.compile(rf"\sstyle=|\son[a-z]+=|<style|{script}|autoescape off|\|safe\b")
    assert not [
        f"{named(path)}:{number}"
        for path in templates()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if inline.search(line)
    ]


def test_pages_load_nothing_from_other_sites():
    away = re.compile(r"""(?:src|href|action|url)\s*[=(]\s*["']?(?:https?:)?//""")
    files = [*templates(), *(ROOT / "config/static").rglob("*.css")]
    loading = re.compile(r"<(?:link|script|img|form|iframe)\b")
    assert not [
        f"{named(path)}:{number}"
        for path in files
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if away.search(line) and (loading.search(line) or path.suffix == ".css")
    ]


def test_vendored_files_name_no_source_map():
    vendored = [path for path in (ROOT / "config/static/vendor").iterdir() if path.is_file()]
    assert vendored
    assert not [path.name for path in vendored if "sourceMappingURL" in path.read_text("utf-8")]


def test_every_vendored_part_is_in_the_notice_with_its_licence():
    notice = (ROOT / "NOTICE").read_text("utf-8")
    for path in (ROOT / "config/static/vendor").iterdir():
        assert path.name in notice
    named_licences = re.findall(r"licenses/[\w.-]+", notice)
    assert len(named_licences) >= 2
    assert all((ROOT / name.rstrip(".")).is_file() for name in named_licences)
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_no_index_and_a_hash_for_everything(lock: str):
    text = (ROOT / lock).read_text("utf-8")
    assert not re.search(r"https?://|file://|--(?:extra-)?index|--find-links|--trusted", text)
    blocks = re.findall(r"^[a-z0-9][^\n]*(?:\n +--hash[^\n]*)*", text, re.MULTILINE)
    assert len(blocks) > 10
    assert all(re.match(r"[a-z0-9.-]+==\S+ \\\n +--hash=sha256:", block) for block in blocks)


@pytest.mark.parametrize(
    ("lock", "groups"),
    [
        # What a setting alone must be able to choose is installed beforehand.
        ("requirements.lock", ["postgres", "s3"]),
        ("requirements-dev.lock", ["postgres", "s3", "test", "dev"]),
    ],
)
def test_a_lock_file_covers_the_project(lock: str, groups: list[str]):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = project["dependencies"] + [
        line for group in groups for line in project["optional-dependencies"][group]
    ]
    locked = set(re.findall(r"^([a-z0-9.-]+)==", (ROOT / lock).read_text("utf-8"), re.MULTILINE))
    assert {re.split(r"[\[<>=~]", line)[0].lower() for line in asked} <= locked


def test_both_lock_files_agree():
    pins = [
        dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE))
        for lock in LOCKS
    ]
    assert pins[0].items() <= pins[1].items()


def test_no_text_to_translate_stands_in_an_f_string():
    """What gathers the texts does not read there: it would stay English unnoticed."""
    called = {"_", "gettext", "ngettext", "pgettext"}
    assert not [
        f"{named(path)}:{call.lineno}"
        for path in sources()
        for told in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(told, ast.JoinedStr)
        for call in ast.walk(told)
        if isinstance(call, ast.Call)
        if isinstance(call.func, ast.Name) and call.func.id in called
    ]


def test_every_message_is_collected_and_translated():
    assert messages.problems() == []
