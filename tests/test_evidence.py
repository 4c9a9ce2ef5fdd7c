"""Adding proof, saying what it proves, changing and removing it."""

from datetime import date
from typing import Any

import pytest
from django.core.files.storage import storages
from django.db import DatabaseError, connection

from accounts.models import AuditEvent
from assessments.actions import Facts, create_plant, start
from assessments.actions import evidence as acts
from assessments.actions.evidence import About, Proves
from assessments.dossier import dossier_of
from assessments.evidence import storing
from assessments.evidence.links import LinkRefused
from assessments.evidence.refusing import FileRefused
from assessments.models import Assessment, Evidence, EvidenceUse
from maturity.publishing import engine_edition
from tests import proof_files as files
from tests.cast import Cast
from tests.proving import AT, add, an_instance, in_memory, stored

__all__ = ["in_memory"]


def test_a_file_is_stored_under_a_key_nobody_can_guess(assessment: Assessment, cast: Cast) -> None:
    added = add(assessment, cast, name="../../清单.exe", dated=date(2026, 3, 3))
    piece = Evidence.objects.get()
    assert not added.was_there
    assert (piece.file_name, piece.content_type, piece.size) == (
        "清单.pdf",
        "application/pdf",
        len(files.PDF),
    )
    assert piece.sha256 == "".join(c for c in piece.sha256 if c in "0123456789abcdef")
    assert stored() == [piece.stored]
    assert "清单" not in piece.stored
    assert len(piece.stored.split("/")[1]) > 32
    assert storages["evidence"].open(piece.stored).read() == files.PDF
    use = assessment.evidence_uses.get()
    assert (use.question, use.instance, use.added_by) == ("device.state", None, cast.contributor)
    assert Assessment.objects.get(pk=assessment.pk).revision == assessment.revision + 1
    acts_told = AuditEvent.objects.filter(by=cast.contributor).values_list("act", flat=True)
    assert set(acts_told) >= {"add_evidence", "use_evidence"}


def test_the_same_content_again_is_not_stored_twice(assessment: Assessment, cast: Cast) -> None:
    first = add(assessment, cast, title="First")
    again = add(assessment, cast, title="Second", proves=Proves("eligibility.size"), name="b.pdf")
    assert (again.evidence, again.was_there) == (first.evidence, True)
    assert Evidence.objects.get().title == "First"
    assert len(stored()) == 1
    assert assessment.evidence_uses.count() == 2


def test_the_same_request_ten_times_is_one_piece_with_one_use(
    assessment: Assessment, cast: Cast
) -> None:
    for _ in range(10):
        add(assessment, cast)
    assert (Evidence.objects.count(), EvidenceUse.objects.count(), len(stored())) == (1, 1, 1)


def test_two_plants_with_the_same_file_share_nothing(assessment: Assessment, cast: Cast) -> None:
    facts = Facts(name="Other", production="discrete")
    other = create_plant(organisation=cast.organisation, by=cast.manager, facts=facts)
    add(assessment, cast)
    assert not add(start(plant=other, by=cast.manager), cast).was_there
    assert len(stored()) == 2


def test_one_piece_proves_answers_and_instances(assessment: Assessment, cast: Cast) -> None:
    piece = add(assessment, cast).evidence
    instance = an_instance(assessment, cast)
    for proves in (Proves(instance=instance.pk), Proves("scenario.PO27"), Proves("scenario.PO27")):
        acts.use(assessment=assessment, by=cast.contributor, evidence=piece, proves=proves)
    assert assessment.evidence_uses.count() == 3
    note = dossier_of(assessment, engine_edition(assessment.edition_id)).evidence[0]
    assert note.questions == ("device.state", "scenario.PO27")
    assert (note.instances, note.sha256) == ((instance.pk,), piece.sha256)


@pytest.mark.parametrize(
    "proves", [Proves("nothing.here"), Proves("workshop.batches"), Proves(instance=99), Proves()]
)
def test_what_is_not_asked_cannot_be_proved(
    assessment: Assessment, cast: Cast, proves: Proves
) -> None:
    """workshop.batches is asked of process plants only."""
    with pytest.raises(acts.NothingToProve):
        add(assessment, cast, proves=proves)
    assert (stored(), Evidence.objects.count()) == ([], 0)


def test_an_instance_of_another_assessment_is_refused(assessment: Assessment, cast: Cast) -> None:
    other = create_plant(
        organisation=cast.organisation,
        by=cast.manager,
        facts=Facts(name="Other", production="discrete"),
    )
    elsewhere = an_instance(start(plant=other, by=cast.manager), cast)
    with pytest.raises(acts.NothingToProve):
        add(assessment, cast, proves=Proves(instance=elsewhere.pk))


def test_a_piece_of_another_plant_is_never_used(assessment: Assessment, cast: Cast) -> None:
    other = create_plant(
        organisation=cast.organisation,
        by=cast.manager,
        facts=Facts(name="Other", production="discrete"),
    )
    foreign = add(start(plant=other, by=cast.manager), cast).evidence
    with pytest.raises(acts.EvidenceIsGone):
        acts.use(assessment=assessment, by=cast.manager, evidence=foreign, proves=AT)


def test_a_refused_file_leaves_nothing(assessment: Assessment, cast: Cast) -> None:
    with pytest.raises(FileRefused):
        add(assessment, cast, b"MZ\x90\x00\x03")
    assert (stored(), Evidence.objects.count()) == ([], 0)


def test_a_write_that_fails_leaves_no_file(
    assessment: Assessment, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **more: object) -> None:
        assert len(stored()) == 1, "the file is stored before the transaction begins"
        raise DatabaseError

    monkeypatch.setattr(Evidence, "save", broken)
    with pytest.raises(DatabaseError):
        add(assessment, cast)
    assert stored() == []


def test_a_commit_whose_answer_was_lost_keeps_its_file(
    assessment: Assessment, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The row is there although the act failed: its file must not go."""
    real = acts._add

    def lost(*args: Any, **more: Any) -> None:
        real(*args, **more)
        raise DatabaseError

    monkeypatch.setattr(acts, "_add", lost)
    with pytest.raises(DatabaseError):
        add(assessment, cast)
    assert stored() == [Evidence.objects.get().stored]


def test_nothing_is_stored_while_a_transaction_is_open(
    transactional_db: None, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    assessment, cast = request.getfixturevalue("assessment"), request.getfixturevalue("cast")
    seen: list[bool] = []
    monkeypatch.setattr(
        storing, "store", lambda *a, **m: seen.append(connection.in_atomic_block) or "1/key.pdf"
    )
    monkeypatch.setattr(storing, "discard", lambda key: seen.append(connection.in_atomic_block))
    piece = add(assessment, cast).evidence
    acts.unuse(assessment=assessment, by=cast.manager, use=assessment.evidence_uses.get())
    acts.remove_evidence(evidence=piece, by=cast.manager)
    assert seen == [False, False]


def test_all_files_of_a_plant_stay_below_its_limit(
    assessment: Assessment, cast: Cast, settings: Any
) -> None:
    settings.EVIDENCE_PLANT_LIMIT = len(files.PDF) * 2
    add(assessment, cast)
    add(assessment, cast, files.PDF.replace(b"1.7", b"1.6"))
    add(assessment, cast, proves=Proves("eligibility.size"))
    with pytest.raises(acts.PlantIsFull):
        add(assessment, cast, files.PDF.replace(b"1.7", b"1.5"))
    assert len(stored()) == 2


def test_a_link_is_kept_once_and_only_to_the_web(assessment: Assessment, cast: Cast) -> None:
    def link(address: str) -> acts.Added:
        return acts.add_link(
            assessment=assessment, by=cast.manager, link=address, proves=AT, about=About("Video")
        )

    first = link("http://dms/走查?v=1#t")
    assert link("http://dms/走查?v=1#t").evidence == first.evidence
    for hostile in (
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://host/x",
        "file:///etc/passwd",
        "https://",
        "https://user:secret@host/",
        "https://host/a b",
        "https:\\\\host",
        "https://host:99999/",
        "https://ho\u202est/",
        "https://h/" + "x" * 1000,
        "//host/x",
    ):
        with pytest.raises(LinkRefused):
            link(hostile)
    assert Evidence.objects.get().stored == ""


def test_a_file_removed_while_it_is_sent_again_is_not_pointed_to(
    assessment: Assessment, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = Evidence(stored="1/gone.pdf")
    monkeypatch.setattr(acts, "_known_file", lambda plant_id, received: gone)
    with pytest.raises(acts.EvidenceIsGone):
        add(assessment, cast)
    assert Evidence.objects.count() == 0
