"""Rubric files in and out, and answers files in."""

from pathlib import Path

import pytest

from maturity.engine.edition import Edition
from maturity.engine.scoring import SheetError
from maturity.rubric_file import (
    RubricFileError,
    check_file,
    dump_edition,
    load_edition,
    load_rubric_file,
    parse_answers,
    reading,
)
from tests.rubrics import edition, option, question, rubric

SEED = Path(__file__).parent.parent / "seeds" / "smart-factory-2025"
HEAD = 'rubric: small\nedition: "1"\ntitle: Small\n'
ROWS = "{key: q, text: q, options: [{key: a, value: 0}, {key: b, value: 1}]}"
WHOLE = f"{HEAD}questions:\n  - {ROWS}\n"


def written(folder: Path, content: str | bytes, name: str = "rubric.yaml") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_export_import_export_gives_the_same_bytes(tmp_path: Path) -> None:
    first = dump_edition(load_edition(SEED))
    again = load_edition(written(tmp_path, first))
    assert dump_edition(again) == first
    assert again.checksum == load_edition(SEED).checksum


HOSTILE = [
    "yes",
    "on",
    "null",
    "~",
    "1.5",
    "012",
    "- a",
    "a: b",
    "#x",
    "'\"",
    "R&D <b>x",
    "<img src=x onerror=alert(1)>",
    "🏭 𠮷",
    " lead",
    "trail ",
    "two\nlines\r\n",
    "tab\t",
    "\u2028\u0085\ufeff",
    "{{ x }} {% y %}",
    "2025-02",
    "*a &b !c |",
    "long " * 900,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_survives_the_file(tmp_path: Path, text: str) -> None:
    rows = [option("yes", 0), {**option("no", 1), "text": {"en": text, "zh-hans": text}}]
    made = edition([question("on", options=rows, help=text)], source=text)
    again = load_edition(written(tmp_path, dump_edition(made)))
    assert again.to_data() == made.to_data()


REFUSED: list[tuple[str, str | bytes, str, str]] = [
    ("float", WHOLE + "not_applicable: {value: 0.5}", "rubric.yaml:6", "float"),
    ("infinity", WHOLE + "source: .inf", "rubric.yaml:6", "float"),
    ("exponent", WHOLE + "source: 1e5", "rubric.yaml:6", "float"),
    ("doubled key", WHOLE + "title: Again", "rubric.yaml:6", "duplicate key 'title'"),
    ("number as key", WHOLE + "1: x", "rubric.yaml:6", "a key must be a text"),
    ("truth as key", WHOLE + "true: x", "rubric.yaml:6", "a key must be a text"),
    ("list as key", WHOLE + "? [a]\n: x", "rubric.yaml:6", "a key must be a text"),
    ("anchor", WHOLE + "source: &a x", "rubric.yaml:6", "anchors and aliases"),
    ("alias", "a: x\nb: *a", "rubric.yaml:2", "anchors and aliases"),
    ("merge", "a: &a {b: 1}\nc: {<<: *a}", "rubric.yaml:1", "anchors and aliases"),
    ("object", "!!python/object/apply:os.system [ls]", "rubric.yaml:1", "tags such as"),
    ("set", "questions: !!set {a, b}", "rubric.yaml:1", "tags such as"),
    ("two documents", f"{WHOLE}---\n{WHOLE}", "rubric.yaml:1", "more than one document"),
    ("no YAML", "a: [1, 2", "rubric.yaml", "is not YAML"),
    ("tabs", "a:\n\tb: 1", "rubric.yaml:2", "is not YAML"),
    ("empty", "", "rubric.yaml:1", "is empty"),
    ("comment only", "# nothing\n", "rubric.yaml:1", "is empty"),
    ("a list", "- a", "rubric.yaml:1", "must be a map"),
    ("not UTF-8", "a: 1\nb: ü".encode("latin-1"), "rubric.yaml:2", "is not UTF-8"),
    ("binary", b"\x00\x01\x02", "rubric.yaml", "is not YAML"),
    ("too deep", "a: " + "[" * 60 + "]" * 60, "rubric.yaml:1", "is too deep"),
    ("wrong type", f"{HEAD}questions: 3", "rubric.yaml:4: questions", "must be a list"),
    ("wrong field", WHOLE.replace("text: q", "txt: q"), "rubric.yaml:5", "unknown field"),
    ("unquoted year", WHOLE.replace('"1"', "2025"), "rubric.yaml:2: edition", "must be a text"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "place", "message"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_what_is_no_rubric_is_refused_with_its_line(
    tmp_path: Path, content: str | bytes, place: str, message: str
) -> None:
    with pytest.raises(RubricFileError) as caught:
        load_edition(written(tmp_path, content))
    found = [p for p in caught.value.problems if p.place.startswith(place) and message in p.message]
    assert found, caught.value.problems


def test_too_many_entries_and_too_large_files_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_NODES", 50)
    with pytest.raises(RubricFileError, match="too many entries"):
        load_edition(written(tmp_path, "a: [" + "x, " * 60 + "x]"))
    monkeypatch.setattr(reading, "LARGEST_FILE", 20)
    with pytest.raises(RubricFileError, match="larger than 20 bytes"):
        load_edition(written(tmp_path, WHOLE))


def test_dates_and_yes_stay_texts(tmp_path: Path) -> None:
    policy = "policies: [{key: p, text: yes, valid_to: 2026-01-31, checked: 2026-01}]"
    made = load_edition(written(tmp_path, WHOLE + policy)).policies[0]
    assert (str(made.text), made.valid_to, made.checked) == ("yes", "2026-01-31", "2026-01")


def test_a_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    assert load_edition(written(tmp_path, b"\xef\xbb\xbf" + WHOLE.encode())).rubric == "small"


def test_files_of_a_folder_are_joined_in_the_order_of_their_names(tmp_path: Path) -> None:
    written(tmp_path, "questions: [" + ROWS.replace("key: q", "key: z") + "]", "2.yaml")
    written(tmp_path, WHOLE, "1.yaml")
    written(tmp_path, "nonsense: [", "notes.txt")
    file = load_rubric_file(tmp_path)
    assert [q.key for q in file.edition().questions] == ["q", "z"]
    assert file.locate("questions[0].options[1].value") == "1.yaml:5"
    assert file.locate("questions[1].options[1].nothing") == "2.yaml:1"
    assert file.locate("nowhere") == ""


def test_a_section_that_is_no_list_may_stand_only_once(tmp_path: Path) -> None:
    written(tmp_path, WHOLE, "1.yaml")
    written(tmp_path, "title: Again", "2.yaml")
    with pytest.raises(RubricFileError, match=r"2\.yaml:1: title: is given in another file"):
        load_edition(tmp_path)


def test_an_empty_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(RubricFileError, match="holds no"):
        load_edition(tmp_path)
    with pytest.raises(FileNotFoundError):
        load_edition(tmp_path / "gone.yaml")


def test_check_file_names_file_and_line_of_every_problem(tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE + "tiers: [{key: t, name: T}]\n")
    found = [str(p) for p in check_file(path) if p.severity == "error"]
    assert found == [
        "error: rubric.yaml:6: tiers[0].conditions: the tier has no criterion that holds everywhere"
    ]


def test_writing_knows_every_shape() -> None:
    text = dump_edition(Edition.from_data(rubric([question("q", 0, 1)], source="")))
    assert text.startswith('format: 1\nrubric: small\nedition: "1"\ntitle: Small\nquestions:\n')
    assert text.endswith('\nsource: ""\n')


ANSWERS: list[tuple[str | bytes, str]] = [
    ("{", "is not JSON"),
    ("[]", "must be a map"),
    ('{"answers": {"q": "a", "q": "b"}}', "answers: duplicate key 'q'"),
    ('{"answers": {"q": {"option": "a", "option": "b"}}}', "answers.q: duplicate key 'option'"),
    (
        '{"answers": {"q": {"option": "a", "count": 0.5}}}',
        "answers.q.count: must be a whole number",
    ),
    (
        '{"answers": {"q": {"option": "a", "count": NaN}}}',
        "answers.q.count: must be a whole number",
    ),
    ('{"answers": {"q": {"option": "a", "count": -1}}}', "whole number"),
    ('{"answers": {"q": {"option": "a", "count": true}}}', "whole number"),
    (
        '{"answers": {"q": {"option": "a", "count": ' + "9" * 100_000 + "}}}",
        "answers.q.count: must be a whole",
    ),
    ('{"answers": {"q": {}}}', "needs either"),
    ('{"answers": {"q": {"option": "a", "not_applicable": true}}}', "needs either"),
    ('{"answers": {"q": {"not_applicable": "yes"}}}', "true or false"),
    ('{"answers": {"q": 3}}', "must be a map"),
    ('{"answers": {"q": {"option": "a", "score": 9}}}', "unknown field 'score'"),
    ('{"anwsers": {}}', "unknown field 'anwsers'"),
    ('{"plant": {"type": "bakery"}}', "must be one of"),
    ('{"plant": {"totals": {"x": "3"}}}', "whole number"),
    ('{"exceptions": {"x": true}}', "must be a text"),
    ("[" * 100_000, "too deep"),
    (b"\xff\xfe", "is not UTF-8"),
    (b" " * 2_000_001, "too large"),
]


@pytest.mark.parametrize(("content", "message"), ANSWERS, ids=range(len(ANSWERS)))
def test_what_is_no_answers_file_is_refused(content: str | bytes, message: str) -> None:
    with pytest.raises(SheetError, match=message):
        parse_answers(content)


def test_an_answers_file_becomes_a_sheet() -> None:
    sheet = parse_answers(
        b"""{"plant": {"type": "discrete", "province": "jiangsu", "size": "large",
             "totals": {"key_machines": 42}},
             "answers": {"a": "x", "b": {"option": "y", "count": 30, "note": "n"},
                         "c": {"not_applicable": true, "reason": "none"}},
             "exceptions": {"d": "why"}}"""
    )
    assert (sheet.plant.type, sheet.plant.totals) == ("discrete", {"key_machines": 42})
    assert (sheet.answers["a"].option, sheet.answers["b"].count) == ("x", 30)
    assert (sheet.answers["c"].not_applicable, sheet.exceptions) == (True, {"d": "why"})
