"""Several people publish or load at once, on SQLite and PostgreSQL alike."""

import pytest

from maturity.catalogue import load
from maturity.models import Edition
from maturity.publishing import content_of, publish, publish_data
from maturity.rubric_file import load_edition
from tests.at_once import at_once
from tests.cast import SMALL

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_who_publish_the_same_at_once_make_one_edition():
    draft = load(SMALL)
    acts = [lambda: publish(draft, by=None, reason="r")] * 4
    assert len({edition.pk for edition in at_once(*acts)}) == 1
    assert Edition.objects.get().is_current


def test_two_who_publish_different_things_at_once_leave_one_current():
    def publishing(text):
        data = load_edition(SMALL).to_data() | {"source": text}
        return lambda: publish_data(data, by=None, reason=text)

    editions = at_once(*(publishing(text) for text in "abcd"))
    assert {edition.revision for edition in editions} == {1, 2, 3, 4}
    assert Edition.objects.current().count() == 1


def test_two_who_load_at_once_leave_one_whole_draft():
    assert len({rubric.pk for rubric in at_once(*[lambda: load(SMALL)] * 3)}) == 1
    assert content_of("smart-factory").checksum == load_edition(SMALL).checksum
