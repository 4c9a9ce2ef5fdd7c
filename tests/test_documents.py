"""A document is made once, kept for whoever may have it, and known again."""

import hashlib
from pathlib import Path

import pytest
from django.db import connection

from assessments.actions import Change, save_answers, submit
from assessments.actions.evidence import About, change_evidence
from assessments.documents import fingerprint, making
from assessments.documents.known import as_stored
from assessments.models import Assessment, DocumentCode, Evidence, MadeDocument
from assessments.reports.order import Order
from assessments.reports.pdf import document as paper
from tests.cast import Cast
from tests.furnished import furnish
from tests.letting_out import own_cache
from tests.opened import opened
from tests.proving import in_memory
from tests.queries import at_most

__all__ = ["in_memory", "own_cache"]

ENGLISH = Order(language="en")


class Press:
    """Counts how often something is printed."""

    def __init__(self) -> None:
        self.printed: list[bytes] = []
        self.inside: list[bool] = []

    def render(self, *reports: object, length: str = "full") -> bytes:
        self.inside.append(connection.in_atomic_block)
        self.printed.append(b"%PDF-" + hashlib.sha256(repr((reports, length)).encode()).digest())
        return self.printed[-1]


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    one = Press()
    monkeypatch.setattr(paper, "render", one.render)
    return one


@pytest.fixture
def done(begun: Assessment, cast: Cast) -> Assessment:
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    return fresh(begun)


def fresh(assessment: Assessment) -> Assessment:
    return Assessment.objects.with_names().get(pk=assessment.pk)


def test_the_report_of_a_result_is_a_pdf_and_is_known_by_its_digest(done: Assessment) -> None:
    made = making.pdf_of(done, ENGLISH)
    assert made.content.startswith(b"%PDF-")
    assert made.sha256 == hashlib.sha256(made.content).hexdigest()
    assert (made.content_type, made.name.rpartition(".")[2]) == ("application/pdf", "pdf")
    known = MadeDocument.objects.get()
    assert (known.sha256, known.code) == (made.sha256, done.result.document_code)


def test_asking_again_prints_nothing_and_remembers_nothing_twice(
    done: Assessment, press: Press
) -> None:
    first = making.pdf_of(done, ENGLISH)
    again = making.pdf_of(fresh(done), ENGLISH)
    assert (again, len(press.printed)) == (first, 1)
    assert MadeDocument.objects.count() == 1


def test_what_is_kept_asks_the_database_for_its_code_only(done: Assessment, press: Press) -> None:
    making.pdf_of(done, ENGLISH)
    found = fresh(done)
    with at_most(2):
        making.pdf_of(found, ENGLISH)


@pytest.mark.parametrize(
    "other",
    [
        Order(language="zh-hans"),
        Order(language="both"),
        Order(language="en", length="summary"),
        Order(language="en", audience="authority"),
        Order(language="en", target="advanced"),
    ],
    ids=["language", "both", "length", "audience", "target"],
)
def test_whoever_orders_something_else_gets_something_else(
    done: Assessment, press: Press, other: Order
) -> None:
    making.pdf_of(done, ENGLISH)
    making.pdf_of(done, other)
    assert len(press.printed) == 2


def test_a_new_version_of_the_software_prints_anew(
    done: Assessment, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    making.pdf_of(done, ENGLISH)
    monkeypatch.setattr(fingerprint, "SOFTWARE", "another")
    making.pdf_of(done, ENGLISH)
    assert len(press.printed) == 2


def test_the_fingerprint_is_that_of_code_fonts_and_words(tmp_path: Path, settings) -> None:
    settings.BASE_DIR = tmp_path
    seen = {fingerprint.fingerprint()}
    names = ("assessments/a.py", "maturity/b.py", "assessments/reports/fonts/c.ttf", "locale/d.mo")
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
        seen.add(fingerprint.fingerprint())
        (tmp_path / name).write_text("2")
        seen.add(fingerprint.fingerprint())
    assert len(seen) == 9


def test_another_address_prints_anew(done: Assessment, press: Press, settings) -> None:
    making.pdf_of(done, ENGLISH)
    settings.PUBLIC_ADDRESS = "https://tidu.example.org"
    making.pdf_of(done, ENGLISH)
    assert len(press.printed) == 2


def test_a_result_of_the_same_number_never_gets_what_another_was_given(
    done: Assessment, press: Press
) -> None:
    """As after a database was thrown away or restored."""
    making.pdf_of(done, ENGLISH)
    DocumentCode.objects.update(code="2" * 20)
    making.pdf_of(fresh(done), ENGLISH)
    assert len(press.printed) == 2


def test_what_is_kept_and_not_on_record_comes_on_record(done: Assessment, press: Press) -> None:
    made = making.pdf_of(done, ENGLISH)
    MadeDocument.objects.all().delete()
    making.pdf_of(fresh(done), ENGLISH)
    assert len(press.printed) == 1
    assert MadeDocument.objects.get().sha256 == made.sha256


@pytest.mark.parametrize("harm", [b"", b"nonsense", None], ids=["empty", "nonsense", "cut"])
def test_a_kept_file_that_is_broken_is_made_again(
    done: Assessment, press: Press, own_cache: Path, harm: bytes | None
) -> None:
    first = making.pdf_of(done, ENGLISH)
    (file,) = own_cache.glob("*.djcache")
    whole = file.read_bytes()
    file.write_bytes(whole[:-9] if harm is None else harm)
    assert making.pdf_of(fresh(done), ENGLISH) == first
    assert len(press.printed) == 2
    assert making.pdf_of(fresh(done), ENGLISH) == first
    assert len(press.printed) == 2, "and kept again"


def test_without_a_place_to_keep_it_the_document_comes_all_the_same(
    done: Assessment, press: Press, settings, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    kept = {**settings.CACHES["documents"], "LOCATION": tmp_path / "taken"}
    settings.CACHES = {**settings.CACHES, "documents": kept}
    assert making.pdf_of(done, ENGLISH).content == press.printed[0]


def test_only_the_user_of_the_server_reads_what_is_kept(
    done: Assessment, press: Press, own_cache: Path
) -> None:
    making.pdf_of(done, ENGLISH)
    assert own_cache.stat().st_mode & 0o777 == 0o700
    (file,) = own_cache.glob("*.djcache")
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_draft_is_kept_too_and_has_no_code(begun: Assessment, press: Press) -> None:
    opened(begun)
    made = making.pdf_of(fresh(begun), ENGLISH)
    assert making.pdf_of(fresh(begun), ENGLISH) == made
    assert len(press.printed) == 1
    assert not MadeDocument.objects.exists()


def test_a_draft_is_made_anew_once_an_answer_changes(
    begun: Assessment, press: Press, cast: Cast
) -> None:
    first = making.pdf_of(opened(begun), ENGLISH)
    better = Change("workshop.sequence", option="proposed", count=2, of=2, revision=1)
    save_answers(assessment=begun, by=cast.manager, changes=[better])
    assert making.pdf_of(fresh(begun), ENGLISH).content != first.content


def test_a_draft_is_made_anew_once_a_name_changes_that_leaves_no_mark_on_it(
    assessment: Assessment, press: Press, cast: Cast
) -> None:
    furnished = furnish(assessment, cast)
    first = making.pdf_of(fresh(assessment), ENGLISH)
    Evidence.objects.filter(pk=furnished.evidence.pk).update(title="Another title")
    second = making.pdf_of(fresh(assessment), ENGLISH)
    furnished.system.name = "Another system"
    furnished.system.save()
    third = making.pdf_of(fresh(assessment), ENGLISH)
    assert len({first.content, second.content, third.content}) == 3


def test_a_result_stays_the_same_whatever_is_renamed(
    assessment: Assessment, press: Press, cast: Cast
) -> None:
    furnished = furnish(assessment, cast)
    piece = furnished.evidence
    about = About("Another title", dated=piece.dated)
    change_evidence(evidence=piece, by=cast.owner, about=about, revision=1)
    submit(assessment=fresh(assessment), by=cast.manager, confirmed_open=True)
    first = making.pdf_of(fresh(assessment), ENGLISH)
    Evidence.objects.filter(pk=piece.pk).update(title="A third title")
    fingerprint_before, fingerprint.SOFTWARE = fingerprint.SOFTWARE, "another"
    try:
        assert making.pdf_of(fresh(assessment), ENGLISH).content == first.content
    finally:
        fingerprint.SOFTWARE = fingerprint_before
    assert MadeDocument.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_nothing_is_printed_while_the_database_is_held(done: Assessment, press: Press) -> None:
    making.pdf_of(done, ENGLISH)
    assert press.inside == [False]


@pytest.mark.parametrize(
    "typed", ["abcde fghjk", "ABCDE-FGHJK", "abcde–fghjk ", "ＡＢＣＤＥ　ＦＧＨＪＫ", "abcde_fghjk"]
)
def test_a_code_is_read_as_people_copy_it(typed: str) -> None:
    assert as_stored(typed) == "ABCDEFGHJK"


def test_the_file_is_named_after_plant_edition_and_what_it_is(done: Assessment) -> None:
    Assessment.objects.filter(pk=done.pk).update(facts={**done.facts, "name": "厂" * 200})
    name = making.name_of(fresh(done), making.Wanted(order=ENGLISH))
    assert name.endswith("厂 2025 Gap report standard English.pdf")
    assert len(name.encode()) < 220
