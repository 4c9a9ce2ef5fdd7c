"""Other people's models, as YAML alone, give the numbers that others published for them."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

FOLDER = Path(__file__).parent / "rubrics"
PUBLISHED: dict[str, dict[str, Any]] = json.loads((FOLDER / "published.json").read_text("utf-8"))
CASES = [(model, case) for model, cases in PUBLISHED.items() for case in cases]


def said(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def scored(model: str, case: str) -> dict[str, Any]:
    rubric, answers = FOLDER / f"{model}.yaml", FOLDER / f"{model}.{case}.json"
    words = ("score", "--rubric", str(rubric), "--answers", str(answers), "--format", "json")
    card: dict[str, Any] = json.loads(said(*words))
    return card


@pytest.mark.parametrize("model", PUBLISHED)
def test_a_public_model_is_sound(model: str) -> None:
    assert said("check_rubric", str(FOLDER / f"{model}.yaml")) == "0 errors, 0 warnings\n"


@pytest.mark.parametrize(("model", "case"), CASES, ids=[".".join(case) for case in CASES])
def test_a_public_model_gives_its_published_numbers(model: str, case: str) -> None:
    card, published = scored(model, case), PUBLISHED[model][case]
    assert published["measures"]
    for key, number in published["measures"].items():
        found = card["measures"][key]
        assert (found["low"], found["high"]) == (number, number), key
    for key, label in published.get("labels", {}).items():
        assert card["measures"][key]["label"] == label
    assert (card["tier"], card["best_tier"]) == (published["tier"], published["tier"])


def test_every_file_of_answers_has_its_numbers() -> None:
    named = {f"{model}.{case}.json" for model, case in CASES} | {"published.json"}
    assert {path.name for path in FOLDER.glob("*.json")} == named
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(PUBLISHED)


def test_a_model_without_tiers_levels_aspects_and_scenarios_is_decided() -> None:
    text = (FOLDER / "open-data-pathway.yaml").read_text("utf-8")
    assert not [word for word in ("tiers:", "levels:", "aspects:", "scenarios:") if word in text]
    card = scored("open-data-pathway", "second-no")
    assert (card["tiers"], card["tier"], card["decided"]) == ([], None, True)


def test_a_walk_that_ended_does_not_ask_for_the_rest() -> None:
    card = scored("open-data-pathway", "first-no")
    assert card["open"] == ["Q2", "Q3", "Q4", "Q5"]
    assert card["measures"]["data-release-process"]["value"] == 1.0


def test_what_holds_a_status_back_is_named() -> None:
    (conditional,) = [
        tier
        for tier in scored("cmmc", "22-light-gaps-one-named")["tiers"]
        if tier["key"] == "level-2-conditional"
    ]
    held = {c["key"]: c["binding"] for c in conditional["conditions"] if c["verdict"] != "met"}
    assert held == {"conditional.never-open": ["3.10.3"]}


def test_a_model_is_shown_as_text_too() -> None:
    for model, case in (("samm", "current"), ("cmmc", "22-light-gaps")):
        told = said(
            "score", "--rubric", str(FOLDER / f"{model}.yaml"),
            "--answers", str(FOLDER / f"{model}.{case}.json"), "--format", "text",
        )  # fmt: skip
        assert f"({model}@" in told


def test_questions_alone_are_a_rubric(tmp_path: Path) -> None:
    rubric, answers = tmp_path / "r.yaml", tmp_path / "a.json"
    rows = "[{key: a, value: 0, text: a}, {key: b, value: 1, text: b}]"
    head = 'rubric: bare\nedition: "1"\ntitle: Bare\n'
    rubric.write_text(f"{head}questions: [{{key: q, text: q, options: {rows}}}]\n", "utf-8")
    answers.write_text('{"answers": {"q": "b"}}', "utf-8")
    assert said("check_rubric", str(rubric)) == "0 errors, 0 warnings\n"
    card = json.loads(said("score", "--rubric", str(rubric), "--answers", str(answers)))
    assert (card["answered"], card["measures"], card["tiers"]) == (1, {}, [])
