"""Who may add proof, who may read it, and how a file leaves the house."""

import hashlib
import io
from typing import Any

import pytest
from django.core.files.storage import storages
from django.test import Client
from django.urls import reverse
from PIL import Image

from assessments.actions import Facts, create_plant
from assessments.models import Assessment, Evidence
from tests import proof_files as files
from tests.cast import Cast
from tests.letting_out import PROOF, confirm
from tests.proving import in_memory, logged_in, page_of, piece, sent

__all__ = ["in_memory"]


def file_of(known: Evidence) -> str:
    return reverse("assessments:evidence_file", args=[known.plant_id, known.pk])


def addresses(known: Evidence, assessment: Assessment) -> list[str]:
    return [
        page_of(assessment, ""),
        page_of(assessment),
        file_of(known),
        reverse("assessments:evidence_zip", args=[assessment.pk]),
    ]


def test_every_address_asks_for_a_log_in(assessment: Assessment, cast: Cast) -> None:
    for address in addresses(piece(assessment, cast), assessment):
        assert Client().get(address).status_code == 302, address


@pytest.mark.parametrize("who", ["stranger", "rubric_editor", "platform_admin"])
def test_whoever_is_no_member_learns_nothing(assessment: Assessment, cast: Cast, who: str) -> None:
    client, known = logged_in(getattr(cast, who)), piece(assessment, cast)
    for address in addresses(known, assessment):
        assert client.get(address).status_code == 404, address
    assert client.post(page_of(assessment), sent(files.PDF)).status_code == 404


@pytest.mark.parametrize("who", ["viewer", "reviewer"])
def test_who_may_not_answer_reads_and_downloads_but_adds_nothing(
    assessment: Assessment, cast: Cast, who: str
) -> None:
    client, known = logged_in(getattr(cast, who)), piece(assessment, cast)
    confirm(assessment, cast.manager, PROOF)
    for address in addresses(known, assessment):
        assert client.get(address).status_code == 200, address
    assert 'name="act"' not in client.get(page_of(assessment)).text
    for data in (sent(files.PDF), {"act": "remove", "piece": known.pk}, {}):
        assert client.post(page_of(assessment), data).status_code == 403
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("contributor", 403), ("owner", 302)])
def test_all_of_it_leaves_only_once_it_was_confirmed(
    assessment: Assessment, cast: Cast, who: str, status: int
) -> None:
    piece(assessment, cast)
    client = logged_in(getattr(cast, who))
    archive = reverse("assessments:evidence_zip", args=[assessment.pk])
    assert client.get(archive).status_code == status
    confirm(assessment, cast.manager, PROOF)
    assert client.get(archive).status_code == 200
    piece(assessment, cast, "Added afterwards")
    assert client.get(archive).status_code == status, "that one was not looked at"


def test_a_guessed_number_under_ones_own_plant_is_not_found(
    assessment: Assessment, cast: Cast
) -> None:
    known = piece(assessment, cast)
    own = cast.stranger.memberships.get().organisation
    facts = Facts(name="Own", production="discrete")
    plant = create_plant(organisation=own, by=cast.stranger, facts=facts)
    address = reverse("assessments:evidence_file", args=[plant.pk, known.pk])
    assert logged_in(cast.stranger).get(address).status_code == 404


@pytest.mark.parametrize("act", ["use", "change", "remove"])
def test_a_piece_of_another_plant_is_not_found_by_its_number(
    assessment: Assessment, cast: Cast, act: str
) -> None:
    known = piece(assessment, cast)
    Evidence.objects.filter(pk=known.pk).update(
        plant=create_plant(
            organisation=cast.organisation,
            by=cast.manager,
            facts=Facts(name="Other", production="discrete"),
        )
    )
    data = {"act": act, "piece": known.pk}
    assert logged_in(cast.manager).post(page_of(assessment), data).status_code == 404


@pytest.mark.parametrize("act", ["", "nonsense", "__class__"])
def test_an_act_that_does_not_exist_is_not_found(
    assessment: Assessment, cast: Cast, act: str
) -> None:
    assert logged_in(cast.manager).post(page_of(assessment), {"act": act}).status_code == 404


def test_looking_changes_nothing_and_an_act_needs_its_token(
    assessment: Assessment, cast: Cast
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.manager)
    assert client.post(page_of(assessment), sent(files.PDF)).status_code == 403
    before = Assessment.objects.values().get(pk=assessment.pk)
    client.get(page_of(assessment))
    assert Assessment.objects.values().get(pk=assessment.pk) == before


@pytest.mark.parametrize(
    "content",
    [files.PDF, files.workbook(), "设备,1\n".encode("gb18030")],
    ids=["pdf", "xlsx", "csv"],
)
def test_a_file_leaves_as_an_attachment_that_runs_nowhere(
    assessment: Assessment, cast: Cast, content: bytes
) -> None:
    client = logged_in(cast.manager)
    client.post(
        page_of(assessment), {"act": "files", "file-0-file": files.upload(content, "台账.csv")}
    )
    known = Evidence.objects.get()
    response = client.get(file_of(known))
    assert response.getvalue() == content
    assert hashlib.sha256(content).hexdigest() == known.sha256
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E5%8F%B0")
    assert response["Content-Type"].split(";")[0] == known.content_type
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in response["Cache-Control"]


def test_a_content_type_that_is_not_ours_is_never_sent(assessment: Assessment, cast: Cast) -> None:
    known = piece(assessment, cast)
    Evidence.objects.update(content_type="text/html")
    response = logged_in(cast.manager).get(file_of(known))
    assert response["Content-Type"] == "application/octet-stream"


def test_the_place_is_gone_from_what_is_stored_and_from_what_is_handed_out(
    assessment: Assessment, cast: Cast
) -> None:
    client = logged_in(cast.contributor)
    photo = files.picture(exif=files.camera_notes(6))
    client.post(
        page_of(assessment), {"act": "files", "file-0-file": files.upload(photo, "IMG.HEIC")}
    )
    known = Evidence.objects.get()
    for content in (
        storages["evidence"].open(known.stored).read(),
        client.get(file_of(known)).getvalue(),
    ):
        assert b"PhoneMaker" not in content
        assert files.GPS not in Image.open(io.BytesIO(content)).getexif()
    assert known.file_name == "IMG.jpg"


def test_a_link_has_no_file(assessment: Assessment, cast: Cast) -> None:
    client = logged_in(cast.manager)
    data = {"act": "link", "link-link": "https://example.cn/", "link-title": "Video"}
    client.post(page_of(assessment), data)
    assert client.get(file_of(Evidence.objects.get())).status_code == 404


def test_reading_a_file_is_no_post(assessment: Assessment, cast: Cast) -> None:
    known: Any = piece(assessment, cast)
    assert logged_in(cast.manager).post(file_of(known)).status_code == 405
