"""The pages of proof: what stands where, who may add, what comes back after a mistake."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from assessments.models import Assessment, Evidence
from tests import proof_files as files
from tests.cast import Cast
from tests.proving import an_instance, in_memory, logged_in, page_of, piece, sent

__all__ = ["in_memory"]


def test_several_files_are_added_at_once_each_with_its_own_title_and_dates(
    assessment: Assessment, cast: Cast
) -> None:
    data = sent(
        files.PDF,
        files.picture(),
        **{
            "file-0-title": "Fault list",
            "file-0-dated": "2026-03-01",
            "file-0-expires": "2027-03-01",
        },
    )
    response = logged_in(cast.contributor).post(page_of(assessment), data, follow=True)
    assert response.status_code == 200
    first, second = Evidence.objects.order_by("pk")
    assert (first.title, first.dated, first.expires) == (
        "Fault list",
        date(2026, 3, 1),
        date(2027, 3, 1),
    )
    assert (second.title, second.content_type) == ("proof", "image/jpeg")
    assert "dated 2026-03-01" in response.text


def test_the_page_names_what_is_taken_so_that_a_phone_sends_a_photograph_as_jpeg(
    assessment: Assessment, cast: Cast
) -> None:
    shown = logged_in(cast.contributor).get(page_of(assessment)).text
    (taken,) = set(re.findall(r'type="file"[^>]* accept="([^"]+)"', shown))
    assert {"image/jpeg", ".jpg", ".pdf", ".xlsx"} <= set(taken.split(","))
    assert "image/*" not in taken and "heic" not in taken


def test_what_is_refused_keeps_its_title_and_the_rest_is_stored(
    assessment: Assessment, cast: Cast
) -> None:
    data = sent(b"MZ\x90\x00\x03", files.PDF, **{"file-0-title": "Our <b>tool</b>"})
    response = logged_in(cast.contributor).post(page_of(assessment), data)
    assert response.status_code == 400
    assert "This is a program" in response.text
    assert 'value="Our &lt;b&gt;tool&lt;/b&gt;"' in response.text
    assert Evidence.objects.get().title == "proof"


def test_whoever_was_logged_out_meanwhile_keeps_the_title(
    assessment: Assessment, cast: Cast
) -> None:
    cast.contributor.set_password("a long enough one")
    cast.contributor.save()
    client = Client(headers={"accept-language": "en"})
    data = sent(files.PDF, **{"file-0-title": "Fault list"})
    asked = client.post(page_of(assessment), data)
    assert (asked.status_code, "Fault list" in asked.text) == (403, True)
    again = {
        "act": "files",
        "file-0-title": "Fault list",
        "again-username": "contributor",
        "again-password": "a long enough one",
    }
    response = client.post(page_of(assessment), again)
    assert response.status_code == 400
    assert "Choose the file again" in response.text
    assert 'value="Fault list"' in response.text


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({}, "Choose a file."),
        ({"file-1-title": "No file"}, "Choose the file again"),
        ({"file-0-file": b"", "file-0-title": "Empty"}, "This file is empty."),
        ({"file-0-file": files.PDF, "file-0-dated": "yesterday"}, "Write the day as"),
        # Which of the two is the month nobody can tell.
        ({"file-0-file": files.PDF, "file-0-dated": "03/04/2026"}, "Write the day as"),
        ({"file-0-file": files.PDF, "file-0-dated": "2999-01-01"}, "still to come"),
        (
            {
                "file-0-file": files.PDF,
                "file-0-dated": "2026-02-02",
                "file-0-expires": "2026-02-01",
            },
            "before its own date",
        ),
        ({"file-0-file": files.PDF, "file-0-title": "a\u202eb"}, "cannot be seen"),
        ({"file-0-file": files.PDF, "file-0-title": "a" * 201}, "within 200 characters"),
    ],
)
def test_a_mistake_is_said_beside_its_field(
    assessment: Assessment, cast: Cast, row: dict[str, Any], said: str
) -> None:
    given = {n: files.upload(v) if isinstance(v, bytes) else v for n, v in row.items()}
    response = logged_in(cast.contributor).post(page_of(assessment), {"act": "files", **given})
    assert response.status_code == 400
    assert said in response.text
    assert Evidence.objects.count() == 0


def test_one_file_above_the_limit_is_dropped_and_the_others_are_kept(
    assessment: Assessment, cast: Cast, settings: Any
) -> None:
    settings.EVIDENCE_FILE_LIMIT = 100_000
    data = sent(b"%PDF-" + bytes(200_000) + b"%%EOF", files.PDF, **{"file-0-title": "Big one"})
    response = logged_in(cast.contributor).post(page_of(assessment), data)
    assert response.status_code == 400
    assert "larger than" in response.text
    assert 'value="Big one"' in response.text
    assert Evidence.objects.get().size == len(files.PDF)
    alone = logged_in(cast.contributor).post(page_of(assessment), sent(bytes(200_000)))
    assert "larger than" in alone.text


def test_a_full_plant_is_told_so_beside_the_file(
    assessment: Assessment, cast: Cast, settings: Any
) -> None:
    settings.EVIDENCE_PLANT_LIMIT = 10
    response = logged_in(cast.contributor).post(page_of(assessment), sent(files.PDF))
    assert response.status_code == 400
    assert "the proof of this plant would take more than" in response.text


def test_a_link_is_added_and_a_wrong_one_comes_back_as_typed(
    assessment: Assessment, cast: Cast
) -> None:
    client = logged_in(cast.contributor)
    data = {"act": "link", "link-link": "javascript:alert(1)", "link-title": "Video"}
    refused = client.post(page_of(assessment), data)
    assert refused.status_code == 400
    assert "beginning with https://" in refused.text
    assert 'value="Video"' in refused.text
    assert 'href="javascript' not in refused.text
    untitled = client.post(page_of(assessment), {"act": "link", "link-link": "https://h.cn/"})
    assert "Write what it shows" in untitled.text
    response = client.post(
        page_of(assessment), {**data, "link-link": "dms.example.cn/v"}, follow=True
    )
    assert Evidence.objects.get().link == "https://dms.example.cn/v"
    assert 'rel="noopener noreferrer' in response.text


def test_what_the_plant_has_is_chosen_and_taken_off_again(
    assessment: Assessment, cast: Cast
) -> None:
    client, known = logged_in(cast.contributor), piece(assessment, cast)
    at = page_of(assessment, "?question=eligibility.size")
    nothing = client.post(at, {"act": "use"})
    assert (nothing.status_code, "Choose at least one piece" in nothing.text) == (400, True)
    assert client.post(at, {"act": "use", "piece": [known.pk]}).status_code == 302
    use = assessment.evidence_uses.get(question="eligibility.size")
    response = client.post(at, {"act": "unuse", "use": use.pk}, follow=True)
    assert "no longer stands here" in response.text
    assert assessment.evidence_uses.get().question == "device.state"


def test_an_instance_has_proof_of_its_own(assessment: Assessment, cast: Cast) -> None:
    instance = an_instance(assessment, cast, "<i>Line</i> 2")
    at = page_of(assessment, f"?instance={instance.pk}")
    client = logged_in(cast.contributor)
    assert "This instance has no proof yet." in client.get(at).text
    assert client.post(at, sent(files.PDF)).status_code == 302
    assert assessment.evidence_uses.get().instance == instance
    assert "&lt;i&gt;Line&lt;/i&gt; 2" in client.get(page_of(assessment, "")).text


def test_the_same_file_again_is_said_to_be_there_already(
    assessment: Assessment, cast: Cast
) -> None:
    client = logged_in(cast.contributor)
    client.post(page_of(assessment), sent(files.PDF, **{"file-0-title": "Fault list"}))
    again = client.post(
        page_of(assessment, "?question=eligibility.size"), sent(files.PDF), follow=True
    )
    assert "has this already, as “Fault list”" in again.text
    assert Evidence.objects.count() == 1


def change_of(known: Evidence, **more: Any) -> dict[str, Any]:
    at = f"piece-{known.pk}"
    fields = {"title": "Better", "dated": "", "expires": "", "revision": 1, **more}
    return {"act": "change", "piece": known.pk, **{f"{at}-{k}": v for k, v in fields.items()}}


def test_of_two_changes_the_second_is_shown_both(assessment: Assessment, cast: Cast) -> None:
    known = piece(assessment, cast)
    first = logged_in(cast.contributor).post(page_of(assessment), change_of(known))
    assert first.status_code == 302
    second = logged_in(cast.manager).post(page_of(assessment), change_of(known, title="Mine"))
    assert second.status_code == 409
    assert "Somebody else has changed this piece" in second.text
    assert 'value="Mine"' in second.text
    assert f'name="piece-{known.pk}-revision" value="2"' in second.text
    logged_in(cast.manager).post(page_of(assessment), change_of(known, title="Mine", revision=2))
    assert Evidence.objects.get().title == "Mine"


def test_a_change_without_a_title_is_refused(assessment: Assessment, cast: Cast) -> None:
    known = piece(assessment, cast)
    response = logged_in(cast.manager).post(page_of(assessment), change_of(known, title=" "))
    assert response.status_code == 400
    assert "Write what it shows" in response.text
