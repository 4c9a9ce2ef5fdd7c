"""load_rubric and export_rubric as people call them."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from maturity.models import Edition, Question, Rubric
from maturity.publishing import publish
from tests.cast import NATIONAL, SMALL

pytestmark = pytest.mark.django_db


def run(*words):
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_load_stores_the_draft_and_no_edition():
    assert run("load_rubric", str(SMALL)) == "smart-factory: draft stored\n"
    assert Rubric.objects.get().slug == "smart-factory"
    assert not Edition.objects.exists()


def test_load_and_publish_twice_says_unchanged_and_makes_one_edition():
    run("load_rubric", str(SMALL), "--publish", "--reason", "First edition")
    said = run("load_rubric", str(SMALL), "--publish")
    assert "draft unchanged" in said
    assert "smart-factory@2025.1 is the current edition" in said
    assert Edition.objects.get().reason == "First edition"


FAULTS = {
    "a doubled key": ("format: 1\n", "format: 1\nformat: 1\n", "rubric.yaml:3"),
    "a cycle": ("{questions: [standing.cmmm_level]}", "{measures: [cmmm]}", "measures[0]"),
    "a dangling key": ("measure: cmmm,", "measure: gone,", "conditions[0].measure"),
    "a float": ("at_least: 2,", "at_least: 2.5,", "rubric.yaml:19"),
    "not YAML": ("format: 1\n", "format: {\n", "not YAML"),
}


@pytest.mark.parametrize(("old", "new", "place"), FAULTS.values(), ids=FAULTS)
def test_a_faulty_file_ends_with_its_place_and_stores_nothing(tmp_path, old, new, place):
    path = tmp_path / "rubric.yaml"
    text = SMALL.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(CommandError) as ended:
        run("load_rubric", str(path), "--publish")
    assert place in str(ended.value)
    assert ended.value.returncode == 1
    assert not Rubric.objects.exists()


def test_a_hole_in_bands_ends_with_its_place(tmp_path):
    path = tmp_path / "rubric.yaml"
    bands = '[{from: 0, to: "0.4", label: low}, {from: "0.5", label: high}]'
    text = SMALL.read_text(encoding="utf-8").replace("show: true}", f"show: true, bands: {bands}}}")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match="bands"):
        run("load_rubric", str(path))
    assert not Rubric.objects.exists()


def test_what_cannot_be_published_is_not_stored_either(tmp_path):
    path = tmp_path / "rubric.yaml"
    sourced = "basis: official, source: https://example.org/notice, text: {en: CMMM at level 2"
    text = SMALL.read_text(encoding="utf-8")
    path.write_text(text.replace(sourced, "text: {en: CMMM at level 2"), encoding="utf-8")
    with pytest.raises(CommandError, match="basis"):
        run("load_rubric", str(path), "--publish")
    assert not Rubric.objects.exists()
    assert "draft stored" in run("load_rubric", str(path))


def test_a_missing_file_and_an_empty_reason_are_refused(tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        run("load_rubric", str(tmp_path / "nowhere"))
    with pytest.raises(CommandError, match="reason"):
        run("load_rubric", str(SMALL), "--publish", "--reason", " ")
    assert not Rubric.objects.exists()


@pytest.mark.parametrize("path", [SMALL, NATIONAL], ids=["small", "national"])
def test_export_import_export_gives_the_same_bytes(tmp_path, path):
    first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
    run("load_rubric", str(path), "--publish")
    run("export_rubric", "smart-factory", "--out", str(first))
    assert "draft unchanged" in run("load_rubric", str(first))
    Edition.objects.all().flag(is_current=False)
    Question.objects.all().delete()
    assert "draft stored" in run("load_rubric", str(first))
    run("export_rubric", "smart-factory", "--out", str(second))
    assert first.read_bytes() == second.read_bytes()
    assert run("export_rubric", "smart-factory@2025").encode() == first.read_bytes()


def test_export_tells_draft_from_edition():
    run("load_rubric", str(SMALL), "--publish")
    Question.objects.filter(key="device.state").update(text_en="Changed by hand")
    assert "Changed by hand" in run("export_rubric", "smart-factory")
    assert "Changed by hand" not in run("export_rubric", "smart-factory@2025.1")


@pytest.mark.parametrize("name", ["nobody", "smart-factory@1999", "smart-factory@2025.7"])
def test_export_refuses_a_name_that_names_nothing(name):
    run("load_rubric", str(SMALL), "--publish")
    with pytest.raises(CommandError, match="no rubric or edition"):
        run("export_rubric", name)


def test_export_names_the_place_of_what_no_file_could_say(tmp_path):
    run("load_rubric", str(SMALL))
    Question.objects.filter(key="device.state").update(weight="heavy")
    with pytest.raises(CommandError, match="weight"):
        run("export_rubric", "smart-factory")


def test_export_to_a_place_that_is_none_is_refused(tmp_path):
    run("load_rubric", str(SMALL))
    with pytest.raises(CommandError):
        run("export_rubric", "smart-factory", "--out", str(tmp_path / "none" / "file.yaml"))


def again():
    return run("load_rubric", str(SMALL), "--publish", "--unless-edited")


def test_set_up_loads_what_nobody_edited_as_often_as_it_is_called(tmp_path):
    assert "is the current edition" in again()
    assert "is the current edition" in again()
    newer = tmp_path / "rubric.yaml"
    newer.write_text(SMALL.read_text("utf-8").replace("On a screen", "On a board"), "utf-8")
    assert "2025.2 is the current" in run("load_rubric", str(newer), "--publish", "--unless-edited")


def test_set_up_leaves_a_draft_alone_that_an_editor_changed():
    again()
    Question.objects.filter(key="device.state").update(text_en="Reworded")
    assert again() == "smart-factory: left as people edited it\n"
    assert Question.objects.get(key="device.state").text_en == "Reworded"


def test_set_up_never_puts_the_file_over_what_a_person_published(cast):
    again()
    Question.objects.filter(key="device.state").update(text_en="Reworded")
    publish(Rubric.objects.get(), by=cast.platform_admin, reason="Reworded")
    assert "left as people edited it" in again()
    assert Edition.objects.current().get().revision == 2


def test_set_up_leaves_a_draft_alone_that_cannot_even_be_read():
    again()
    Question.objects.filter(key="device.state").update(weight="heavy")
    assert "left as people edited it" in again()
