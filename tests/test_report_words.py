"""What the report never says: a title given, a promise made, a verdict of somebody else."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils import translation

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "assessments" / "reports"
TEMPLATES = ROOT / "assessments" / "templates" / "assessments"
ROOMS = ("build", "charts", "scenes", "workbook", "pack")
MARKERS = {"_", "gettext", "gettext_noop", "pgettext"}
CHINESE = re.compile(r"获评|认定|达标|通过|符合国家标准|获得称号|保证|智能工厂称号")
ENGLISH = re.compile(
    r"recogni[sz]ed|certif|\bpass(ed|es)?\b|qualif|awarded|guarantee|genuine|probability"
    r"|will receive",
    re.IGNORECASE,
)


def marked(path: Path) -> Iterator[tuple[str, str | None]]:
    """Every text of a module that is marked for translation, with its context."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKERS:
            texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            if texts:
                yield texts[-1], texts[0] if len(texts) == 2 else None


def texts() -> list[tuple[str, str | None]]:
    modules = [path for room in ROOMS for path in (REPORTS / room).rglob("*.py")]
    found = {pair for path in modules for pair in marked(path)}
    assert len(found) > 80
    return sorted(found, key=str)


def labels() -> list[tuple[str, str | None]]:
    pattern = re.compile(r"""{% translate (["'])(.+?)\1(?: context "(\w+)")?""")
    shown = ("result", "documents", "check_document", "compare", "what_if", "release")
    pages = [page for name in shown for page in TEMPLATES.glob(f"*{name}*.html")]
    found = {
        (text, context or None)
        for page in pages
        for _, text, context in pattern.findall(page.read_text("utf-8"))
    }
    assert len(found) > 30
    return sorted(found, key=str)


def in_chinese(text: str, context: str | None) -> str:
    with translation.override("zh-hans"):
        return translation.pgettext(context, text) if context else translation.gettext(text)


@pytest.mark.parametrize(
    "path", sorted((REPORTS / "pdf" / "words").glob("*.py")), ids=lambda p: p.stem
)
def test_no_fixed_word_on_paper_is_a_verdict_of_the_authority(path):
    told = [
        n.value for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Constant)
    ]
    words = [word for word in told if isinstance(word, str)]
    assert words or path.stem == "__init__"
    assert not [word for word in words if CHINESE.search(word) or ENGLISH.search(word)]


@pytest.mark.parametrize("pair", [*texts(), *labels()], ids=lambda pair: pair[0][:40])
def test_no_word_of_ours_is_a_verdict_of_the_authority(pair):
    text, context = pair
    assert not ENGLISH.search(text)
    assert not CHINESE.search(in_chinese(text, context))


@pytest.mark.parametrize("pair", [*texts(), *labels()], ids=lambda pair: pair[0][:40])
def test_every_text_is_said_in_chinese_with_the_same_places(pair):
    text, context = pair
    said = in_chinese(text, context)
    assert re.search(r"[\u4e00-\u9fff～]", said) or not re.search(r"[a-z]{3}", text)
    assert set(re.findall(r"%\(\w+\)s", said)) == set(re.findall(r"%\(\w+\)s", text))


def test_a_template_that_marks_text_renders_it_in_chinese():
    with translation.override("zh-hans"):
        page = Template('{% load i18n %}{% translate "The ladder" %}').render(Context())
    assert page != "The ladder"
    assert re.search(r"[\u4e00-\u9fff]", page)
