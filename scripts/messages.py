"""Messages: collect them, compile them without gettext, and check that none is missing."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("accounts", "assessments", "config", "maturity", "locale")
LANGUAGES = ("en", "zh_Hans")
TRANSLATED = "zh_Hans"


def catalogue(language: str, root: Path = ROOT) -> Path:
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def extract(root: Path = ROOT) -> None:
    """Bring the catalogues up to date with the source; needs gettext."""
    for language in LANGUAGES:
        catalogue(language, root).parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--verbosity=0", "--no-wrap"]
        + ["--no-obsolete", "--add-location=file", "--ignore=.venv", "--ignore=tests"]
        + ["--ignore=scripts", "--ignore=staticfiles"]
        + [f"--locale={language}" for language in LANGUAGES],
        cwd=root,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "TIDU_SECRET_KEY": "nothing is signed here",
        },
        check=True,
    )
    for language in LANGUAGES:
        _drop_dates(catalogue(language, root))


def compile_all() -> None:
    for language in LANGUAGES:
        path = catalogue(language)
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


def problems() -> list[str]:
    """What keeps the committed catalogues from being complete, one line each."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        for name in SOURCES:
            shutil.copytree(ROOT / name, fresh / name, ignore=shutil.ignore_patterns("*.ttf"))
        shutil.copy(ROOT / "manage.py", fresh)
        extract(fresh)
        found = [line for language in LANGUAGES for line in _differences(language, fresh)]
    entries = polib.pofile(str(catalogue(TRANSLATED)))
    found += [f"fuzzy: {entry.msgid!r}" for entry in entries.fuzzy_entries()]
    found += [f"not translated: {entry.msgid!r}" for entry in entries.untranslated_entries()]
    return found + _wrong_placeholders()


def _differences(language: str, fresh: Path) -> list[str]:
    kept, wanted = _keys(catalogue(language)), _keys(catalogue(language, fresh))
    return [f"{language}: not in the catalogue: {key!r}" for key in sorted(wanted - kept)] + [
        f"{language}: no longer used: {key!r}" for key in sorted(kept - wanted)
    ]


def _keys(path: Path) -> set[tuple[str, str]]:
    return {(entry.msgctxt or "", entry.msgid) for entry in polib.pofile(str(path))}


def _wrong_placeholders() -> list[str]:
    told = subprocess.run(
        ["msgfmt", "--check", "--output-file=/dev/null", str(catalogue(TRANSLATED))],
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stderr.splitlines() if told.returncode else []


def _drop_dates(path: Path) -> None:
    """Without them, collecting twice changes nothing."""
    file = polib.pofile(str(path), wrapwidth=0)
    file.metadata = {
        key: value
        for key, value in file.metadata.items()
        if key in {"MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Plural-Forms"}
    } | {"Project-Id-Version": "tidu", "Language": path.parents[1].name}
    file.metadata_is_fuzzy = False
    file.header = "Tidu's messages. Collected by `make messages`."
    file.save()


def main(act: str) -> int:
    if act == "check":
        found = problems()
        print("\n".join(found) or "Every message is translated.")
        return int(bool(found))
    {"extract": extract, "compile": compile_all}[act]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
