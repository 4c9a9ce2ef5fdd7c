"""Rubrics and answers of any size and shape: in time, in bounded memory, and never a traceback."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from maturity.engine.edition import Edition
from maturity.engine.problems import problems
from maturity.engine.scoring import Sheet, score
from maturity.rubric_file import check_file, dump_edition
from tests.large_rubric import large_answers, large_rubric
from tests.rubrics import Data, condition, edition, question, rubric, scored, tier

ROOT = Path(__file__).parent.parent
MB = 1024  # of the kilobytes that the operating system counts in


def said(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """2,000 questions and one plant's answers to them."""
    folder = tmp_path_factory.mktemp("large")
    data = large_rubric(2000)
    (folder / "r.yaml").write_text(dump_edition(Edition.from_data(data)), "utf-8")
    (folder / "a.json").write_text(json.dumps(large_answers(data)), "utf-8")
    return folder / "r.yaml", folder / "a.json"


def test_2000_questions_are_checked_and_scored_in_seconds(large: tuple[Path, Path]) -> None:
    rubric_file, answers = map(str, large)
    start = process_time()
    assert said("check_rubric", rubric_file) == "0 errors, 0 warnings\n"
    card = json.loads(said("score", "--rubric", rubric_file, "--answers", answers))
    assert card["asked"] == 2000
    assert process_time() - start < 25  # a guard against squares, about 4 in truth


@pytest.mark.drawing
@pytest.mark.django_db
def test_2000_questions_are_loaded_and_exported(large: tuple[Path, Path]) -> None:
    start = process_time()
    assert said("load_rubric", str(large[0])) == "large: draft stored\n"
    again = said("export_rubric", "large")
    assert process_time() - start < 50  # about 8 in truth
    assert len(again.splitlines()) > 20_000


def cost(questions: int) -> tuple[float, float]:
    """Processor time of the check, and of one score after it."""
    data = large_rubric(questions)
    whole, sheet = Edition.from_data(data), Sheet.from_data(large_answers(data))
    start = process_time()
    assert problems(whole) == []
    checked = process_time()
    times = []
    for _ in range(5):
        before = process_time()
        score(whole, sheet)
        times.append(process_time() - before)
    return checked - start, min(times)


def test_the_cost_grows_with_the_questions_and_not_with_their_square() -> None:
    small, large = cost(300), cost(1200)
    assert all(more < 9 * less for less, more in zip(small, large, strict=True)), (small, large)


def chain(measures: list[Data], last: str) -> Data:
    asked = [question("q", 0, 1), question("r", 0, 1)]
    return rubric(asked, measures, tiers=[tier("t", condition("c", last, 1))])


def test_a_long_chain_of_measures_is_scored() -> None:
    made = [{"key": "m0", "of": {"questions": ["q", "r"]}, "aggregate": "mean"}]
    for i in range(1, 5000):
        made.append({"key": f"m{i}", "of": {"measures": [f"m{i - 1}"]}, "aggregate": "mean"})
    whole = Edition.from_data(chain(made, "m4999"))
    assert problems(whole) == []
    card = scored(whole, {"q": "r0"})
    assert card.tiers[0].conditions[0].binding == ("q",)


def test_measures_of_all_before_them_double_no_work() -> None:
    made: list[Data] = [{"key": "m0", "of": {"questions": ["q"]}, "aggregate": "value"}]
    for i in range(1, 120):
        below = [f"m{j}" for j in range(i)]
        made.append({"key": f"m{i}", "of": {"measures": below}, "aggregate": "max"})
    whole = Edition.from_data(chain(made, "m119"))
    assert problems(whole) == []
    assert scored(whole, {"q": "r0"}).tiers[0].conditions[0].binding == ("q",)


def test_numbers_longer_than_python_writes_are_written() -> None:
    made: list[Data] = [{"key": "m0", "of": {"questions": ["q"]}, "aggregate": "value"}]
    for i in range(1, 400):
        more: Data = {"of": {"measures": [f"m{i - 1}"]}, "weights": {f"m{i - 1}": 10**18}}
        made.append({"key": f"m{i}", "aggregate": "sum", **more})
    whole = Edition.from_data(chain(made, "m399"))
    assert [p for p in problems(whole) if p.severity == "error"] == []
    result = scored(whole, {"q": "r1"}).to_data()["measures"]["m399"]
    assert (len(result["low"]), result["value"]) == (18 * 399 + 1, None)


def test_thousands_of_rows_weights_and_names_cost_no_square() -> None:
    values = list(range(4000))
    asked = [question("q", *values), *(question(f"q{i}", 0, 1) for i in range(4000))]
    keys = [q["key"] for q in asked]
    weights = {key: i % 5 + 1 for i, key in enumerate(keys)}
    measures: list[Data] = [
        {"key": "all", "of": {"questions": keys}, "aggregate": "mean", "weights": weights},
        {"key": "ratio", "of": {"questions": ["q"]}, "aggregate": "mean", "as": "ratio"},
        *(
            {"key": f"m{i}", "of": {"questions": [f"q{i}"]}, "aggregate": "max"}
            for i in range(4000)
        ),
    ]
    start = process_time()
    whole = edition(asked, [{**measure, "show": True} for measure in measures])
    assert problems(whole) == []
    assert process_time() - start < 60  # about 3 in truth


HOSTILE = ["1e400", "abc", "1/0", "NaN", "Infinity", "-.inf", "9" * 100_000, "1" + "0" * 40, "0x10"]


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: value[:8])
@pytest.mark.parametrize("quote", ["", '"'], ids=["bare", "quoted"])
def test_what_is_no_number_is_refused_where_it_stands(
    value: str, quote: str, tmp_path: Path
) -> None:
    path = tmp_path / "r.yaml"
    rows = f"[{{key: a, value: 0, text: a}}, {{key: b, value: {quote}{value}{quote}, text: b}}]"
    head = 'rubric: x\nedition: "1"\ntitle: x\n'
    path.write_text(f"{head}questions: [{{key: q, text: q, options: {rows}}}]\n", "utf-8")
    (found,) = [p for p in check_file(path) if p.severity == "error"]
    assert found.place == "r.yaml:4: questions[0].options[1].value"
    assert len(found.message) < 200


LAUGHS = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 60))
SHAPES: dict[str, tuple[str | bytes, str]] = {
    "a billion laughs": (LAUGHS, "anchors and aliases"),
    "a tab": ("rubric: x\n\tedition: y\n", "is not YAML"),
    "UTF-16": ("rubric: x\n".encode("utf-16"), "is not UTF-8"),
    "GB 18030": ("rubric: 标准\n".encode("gb18030"), "is not UTF-8"),
    "a wall of brackets": ("[" * 100_000, "deep"),
    "a wall of maps": ("{a: " * 3000, "deep"),
    "many faults": ("questions: [" + "1.5, " * 100_000 + "]", "too many faults"),
    "many entries": ("questions: [" + "x," * 1_100_000 + "]", "too many entries"),
    "a long key": (f"? {'k' * 2_000_000}\n: [{'x, ' * 50_000}]\n", "unknown field"),
}


@pytest.mark.parametrize(("content", "message"), SHAPES.values(), ids=SHAPES)
def test_a_hostile_file_is_refused(content: str | bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = [str(problem)[:300] for problem in check_file(path)]
    assert [told for told in found if message in told], found[:5]


def run(*words: str) -> tuple[int, str, int]:
    """Exit code, what was said on stderr, and the most memory of a command on its own."""
    code = "import resource, subprocess, sys\nchild = subprocess.run(sys.argv[1:])\n"
    code += "print('most', resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    code += "sys.exit(child.returncode)"
    command = [sys.executable, "-c", code, sys.executable, str(ROOT / "manage.py"), *words]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    return ended.returncode, ended.stderr, int(ended.stdout.rsplit("most ", 1)[1])


def blown(path: Path, start: str, unit: str, end: str, size: int) -> Path:
    path.write_text(start + unit * (size // len(unit)) + end, "utf-8")
    return path


def test_50_megabytes_are_refused_with_exit_code_1_in_little_memory(tmp_path: Path) -> None:
    small = ROOT / "tests/data/small.yaml"
    sound = tmp_path / "sound.json"
    sound.write_text('{"answers": {}}', "utf-8")
    code, _, usual = run("score", "--rubric", str(small), "--answers", str(sound))
    assert code == 0
    answers = blown(tmp_path / "a.json", '{"answers": {"q": "', "x", '"}}', 50_000_000)
    rows = blown(tmp_path / "r.yaml", "rubric: x\nquestions: [", "x, ", "]", 50_000_000)
    for words, message in [
        (
            ("score", "--rubric", str(small), "--answers", str(answers)),
            "answers file: is too large",
        ),
        (("check_rubric", str(rows)), "1 errors"),
    ]:
        code, told, most = run(*words)
        assert (code, message in told, "Traceback" in told) == (1, True, False), told[-500:]
        assert most - usual < 60 * MB, (most, usual)


def test_the_most_that_is_read_of_a_rubric_stays_within_memory(tmp_path: Path) -> None:
    """Just under the limits, and as costly as a file of that size can be."""
    key = "k" * 150
    start = f"rubric: x\n{key}: ["
    path = blown(tmp_path / "r.yaml", start, "x,", "x]", 1_900_000)
    code, told, most = run("check_rubric", str(path))
    assert (code, "Traceback" in told) == (1, False)
    assert most < 900 * MB


def test_many_answers_are_read_in_bounded_memory(tmp_path: Path) -> None:
    many = ",".join(f'"q{i}":{{}}' for i in range(140_000))
    path = tmp_path / "a.json"
    path.write_text(f'{{"answers": {{{many}}}}}', "utf-8")
    assert path.stat().st_size < 2_000_000
    small = ROOT / "tests/data/small.yaml"
    code, told, most = run("score", "--rubric", str(small), "--answers", str(path))
    assert (code, "answers.q0: needs either" in told, "Traceback" in told) == (1, True, False)
    assert most < 400 * MB


BAD_ANSWERS: list[tuple[str, str]] = [
    ('{"answers": {"gone": "x"}}', "answers.gone: unknown question"),
    ('{"answers": {"device.state": "x"}}', "answers.device.state: unknown option"),
    ('{"answers": {"device.state": 1}}', "answers.device.state: must be a map"),
    ('{"answers": {"device.state": "x", "device.state": "y"}}', "answers: duplicate key"),
    ('{"answers": {}, "plant": {"totals": {"key_machines": 1.5}}}', "plant.totals.key_machines"),
    ('{"answers": {}, "plant": {"totals": {"gone": 1}}}', "plant.totals.gone: unknown total"),
    ('{"answers": {}, "exceptions": {"gone": "x"}}', "exceptions.gone: unknown demand"),
]


@pytest.mark.parametrize(("content", "message"), BAD_ANSWERS, ids=range(len(BAD_ANSWERS)))
def test_answers_are_refused_with_their_place(content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, "utf-8")
    words: tuple[Any, ...] = ("--rubric", str(ROOT / "tests/data/small.yaml"), "--answers")
    with pytest.raises(CommandError, match=message) as ended:
        said("score", *words, str(path))
    assert ended.value.returncode == 1
