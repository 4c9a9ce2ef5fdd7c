"""Rubric files become draft rows and come back unchanged; bad ones leave no trace."""

from dataclasses import MISSING, fields, is_dataclass

import pytest
from django.db import IntegrityError, transaction
from django.db.models import RestrictedError

from maturity.catalogue import CannotLoad, load, load_file, store
from maturity.draft import SECTIONS, draft_data, read_draft
from maturity.engine.edition import Edition, EditionError, Entry, Text
from maturity.models import Condition, Demand, Measure, Option, Question, Rubric, Tier
from maturity.rubric_file import dump_edition, load_edition
from tests.cast import NATIONAL, SMALL

pytestmark = pytest.mark.django_db
EVERY_FIELD = SMALL.with_name("every_field.yaml")


def changed(tmp_path, *replacements):
    """A copy of the small rubric in which each pair's first text is the second."""
    text = SMALL.read_text(encoding="utf-8")
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "rubric.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", [SMALL, EVERY_FIELD, NATIONAL], ids=lambda path: path.stem)
def test_the_draft_says_all_that_the_file_says(path):
    edition = load_edition(path)
    draft = read_draft(store(edition).rubric)
    assert draft.to_data() == edition.to_data()
    assert draft.checksum == edition.checksum


def test_every_field_of_the_format_is_in_the_file_of_every_field():
    set_somewhere, shapes = set(), set()
    waiting = [load_edition(EVERY_FIELD)]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, tuple):
            waiting += thing
        elif is_dataclass(thing):
            shapes.add(type(thing))
            values = {field: getattr(thing, field.name) for field in fields(thing)}
            waiting += values.values()
            set_somewhere |= {
                (type(thing), field.name)
                for field, value in values.items()
                if field.default is MISSING or value != field.default
            }
    wanted = {(shape, field.name) for shape in shapes for field in fields(shape)}
    entries = {shape for shape in shapes if issubclass(shape, Entry)}
    assert {section.shape for section in SECTIONS} == entries
    # Every entry has basis, source and summary the same way; once is enough for these.
    missing = {(shape, name) for shape, name in wanted - set_somewhere if name != "format"}
    assert {name for _, name in missing} <= {"basis", "source", "summary"}


def test_export_import_export_gives_the_same_bytes(tmp_path):
    first = dump_edition(read_draft(store(load_edition(EVERY_FIELD)).rubric))
    path = tmp_path / "exported.yaml"
    path.write_text(first, encoding="utf-8")
    assert dump_edition(load_edition(path)) == first
    Rubric.objects.all().delete()
    assert dump_edition(read_draft(store(load_edition(path)).rubric)) == first


def test_texts_that_say_the_same_in_both_languages_are_said_once(tmp_path):
    path = changed(tmp_path, ("{en: Above, zh-hans: 规模以上}", "{en: SAP, zh-hans: SAP}"))
    rubric = load(path)
    option = Option.objects.get(key="above")
    assert (option.text_en, option.text_zh) == ("SAP", "SAP")
    assert read_draft(rubric).question("eligibility.size").options[1].text == Text(plain="SAP")
    assert not load_file(path).is_changed


def test_loading_twice_changes_nothing():
    first = load_file(SMALL)
    rows = list(Question.objects.values_list("pk", "key"))
    second = load_file(SMALL)
    assert (first.is_changed, second.is_changed) == (True, False)
    assert rows
    assert list(Question.objects.values_list("pk", "key")) == rows


def test_a_text_that_changed_in_the_file_changes_in_the_same_row(tmp_path):
    load(SMALL)
    before = Option.objects.get(key="shown")
    loaded = load_file(changed(tmp_path, ("On a screen", "On a board")))
    after = Option.objects.get(key="shown")
    assert loaded.is_changed
    assert (after.pk, after.text_en) == (before.pk, "On a board")


def test_what_an_editor_changed_is_put_back_by_the_file():
    rubric = load(SMALL)
    Question.objects.filter(key="device.state").update(text_en="Changed by hand", weight="3")
    Tier.objects.create(rubric=rubric, key="extra", order=9, name_en="Extra")
    assert load_file(SMALL).is_changed
    assert read_draft(rubric).checksum == load_edition(SMALL).checksum


def test_rows_gone_from_the_file_leave_the_draft(tmp_path):
    load(SMALL)
    text = SMALL.read_text(encoding="utf-8")
    start, end = text.index("  - key: workshop.batches"), text.index("  - key: standing.cmmm_level")
    path = tmp_path / "smaller.yaml"
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    rubric = load(path)
    assert not Question.objects.filter(key="workshop.batches").exists()
    assert not Option.objects.filter(key="paper").exists()
    assert read_draft(rubric).checksum == load_edition(path).checksum


def test_a_whole_tier_with_all_that_hangs_on_it_can_leave():
    store(load_edition(EVERY_FIELD))
    bare = {"rubric": "every-field", "edition": "1", "title": "Bare", "questions": []}
    rubric = store(Edition.from_data(bare)).rubric
    counts = {section.name: section.model.objects.count() for section in SECTIONS}
    assert set(counts.values()) == {0}
    assert read_draft(rubric).to_data() == {"format": 1, **bare}


def test_one_rubric_leaves_another_alone(tmp_path):
    load(SMALL)
    other = load(changed(tmp_path, ("rubric: smart-factory", "rubric: other")))
    assert Rubric.objects.count() == 2
    Question.objects.filter(rubric=other).update(text_en="Changed")
    assert not load_file(SMALL).is_changed


BAD = {
    "a doubled YAML key": (("format: 1\n", "format: 1\nformat: 1\n"), "duplicate key 'format'"),
    "a float": (("at_least: 2,", "at_least: 2.5,"), "float"),
    "a dangling key": (("measure: cmmm,", "measure: gone,"), "gone"),
    "a doubled question": (("key: workshop.batches", "key: workshop.sequence"), "duplicate key"),
    "a cycle": (
        (
            "{questions: [standing.cmmm_level]}, aggregate: value",
            "{measures: [cmmm]}, aggregate: sum",
        ),
        "circle",
    ),
    "an unknown field": (("core: true", "colour: red"), "colour"),
    "a NUL": (("Watch machines.", '"a\\0b"'), "control character"),
    "half a character": (("Watch machines.", '"a\\ud800b"'), "Unicode"),
    "no YAML": (("format: 1\n", "format: [1\n"), "not YAML"),
    "an endless edition": (('edition: "2025"', f'edition: "{"9" * 200}"'), "edition"),
}


@pytest.mark.parametrize(("replacement", "said"), BAD.values(), ids=BAD)
def test_a_faulty_file_is_refused_with_its_place_and_stores_nothing(tmp_path, replacement, said):
    with pytest.raises(CannotLoad) as refused:
        load(changed(tmp_path, replacement))
    assert said in str(refused.value)
    assert all(problem.place for problem in refused.value.problems)
    assert not Rubric.objects.exists()


def test_a_faulty_file_leaves_the_draft_as_it_was(tmp_path):
    rubric = load(SMALL)
    before = draft_data(rubric)
    with pytest.raises(CannotLoad):
        load(changed(tmp_path, ("On a screen", "On a board"), ("measure: cmmm,", "measure: gone,")))
    assert draft_data(rubric) == before


def test_bands_with_a_hole_are_refused(tmp_path):
    bands = '{from: 0, to: "0.4", label: low}, {from: "0.5", label: high}'
    hole = ("as: ratio, show: true", f"as: ratio, bands: [{bands}], show: true")
    with pytest.raises(CannotLoad, match=r"rubric\.yaml:"):
        load(changed(tmp_path, hole))


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(CannotLoad, match="nowhere"):
        load(tmp_path / "nowhere.yaml")


def test_numbers_beyond_the_columns_are_refused(tmp_path):
    data = load_edition(SMALL).to_data()
    data["measures"][0]["minimum"] = 10**30
    with pytest.raises(CannotLoad, match=r"measures\[0\].minimum"):
        store(Edition.from_data(data))
    assert not Rubric.objects.exists()


def test_a_draft_that_no_file_could_say_is_named_by_its_place():
    rubric = load(SMALL)
    Condition.objects.filter(key="basic.cmmm").update(at_least="two")
    Demand.objects.filter(key="basic.covered").update(conditions={"not": "a list"})
    with pytest.raises(EditionError) as refused:
        read_draft(rubric)
    places = {problem.place for problem in refused.value.problems}
    assert places == {"tiers[0].conditions[0].at_least", "tiers[0].demands[0].conditions"}


def test_the_database_itself_keeps_keys_unique():
    rubric = load(SMALL)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tier.objects.create(rubric=rubric, key="basic")
    with pytest.raises(IntegrityError), transaction.atomic():
        Option.objects.create(question=Question.objects.get(key="device.state"), key="shown")


def test_what_others_refer_to_cannot_vanish():
    load(SMALL)
    with pytest.raises(RestrictedError):
        Measure.objects.get(key="cmmm").delete()


def test_loading_takes_few_queries_whatever_the_size(django_assert_max_num_queries):
    with django_assert_max_num_queries(90):
        load(NATIONAL)
    with django_assert_max_num_queries(26):
        assert not load_file(NATIONAL).is_changed
