"""A hundred people ask two workers for reports at the same moment, and all get theirs."""

from pathlib import Path

import pytest

from assessments.actions import follow_up, submit
from assessments.models import Assessment, MadeDocument
from tests.cast import Cast
from tests.crowd import served
from tests.many_downloads import Reader, report_addresses
from tests.opened import opened

pytestmark = pytest.mark.django_db(transaction=True)

CROWD = 100


@pytest.fixture
def both(begun: Assessment, cast: Cast) -> list[int]:
    """A result and a draft."""
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    done = Assessment.objects.get(pk=begun.pk)
    draft = follow_up(assessment=done, by=cast.manager)
    return [done.pk, opened(draft, cast.manager).pk]


def test_all_of_them_get_the_same_document_for_the_same_order(
    both: list[int], cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIDU_DOCUMENT_CACHE", str(tmp_path / "kept"))
    addresses = report_addresses(both)[::3]  # summaries, in every language
    with served() as server:
        reader = Reader(cast.viewer, server, tmp_path / "kept")
        reader.ask(addresses[0])
        answers = reader.ask_at_once([addresses[at % len(addresses)] for at in range(CROWD)])
    assert [answer.status for answer in answers] == [200] * CROWD
    assert all(answer.content.startswith(b"%PDF-") for answer in answers)
    told = {(answer.address, answer.content) for answer in answers}
    assert len(told) == len(addresses), "whoever makes it"
    assert MadeDocument.objects.count() == len(addresses) / 2
