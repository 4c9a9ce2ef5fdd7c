"""Who gets to see what: strangers nothing, members what the one table says."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.permissions import Right
from assessments.access import (
    assessments_of,
    get_assessment,
    get_plant,
    organisations_of,
    plants_of,
)

ROLES = ("owner", "manager", "contributor", "reviewer", "viewer")


@pytest.mark.parametrize("who", ["stranger", "rubric_editor", "platform_admin"])
def test_who_is_no_member_finds_nothing(cast, plant, assessment, who):
    user = getattr(cast, who)
    with pytest.raises(Http404):
        get_plant(user, plant.pk)
    with pytest.raises(Http404):
        get_assessment(user, assessment.pk)
    assert cast.organisation not in organisations_of(user)
    assert not plants_of(user).exists()
    assert not assessments_of(user).exists()


def test_nobody_logged_in_finds_nothing(plant):
    with pytest.raises(Http404):
        get_plant(AnonymousUser(), plant.pk)


@pytest.mark.parametrize("role", ROLES)
def test_every_member_sees_plant_and_assessment(cast, plant, assessment, role):
    user = getattr(cast, role)
    assert get_plant(user, plant.pk)[0] == plant
    assert get_assessment(user, assessment.pk)[0] == assessment
    assert list(plants_of(user)) == [plant]
    assert list(assessments_of(user)) == [assessment]


@pytest.mark.parametrize(
    ("right", "allowed"),
    [
        (Right.ANSWER, {"owner", "manager", "contributor"}),
        (Right.SUBMIT, {"owner", "manager"}),
        (Right.EDIT_PLANT, {"owner", "manager"}),
        (Right.REOPEN, {"owner", "manager"}),
        (Right.DOWNLOAD_REPORT, set(ROLES)),
    ],
)
def test_a_member_without_the_right_is_told_so(cast, assessment, right, allowed):
    for role in ROLES:
        user = getattr(cast, role)
        if role in allowed:
            assert get_assessment(user, assessment.pk, right)[1].held
        else:
            with pytest.raises(PermissionDenied):
                get_assessment(user, assessment.pk, right)


def test_an_assessment_comes_in_one_query_without_the_editions_content(
    cast, assessment, django_assert_num_queries
):
    with django_assert_num_queries(1):
        found, _ = get_assessment(cast.viewer, assessment.pk)
        str(found.plant.organisation)
        str(found.edition.rubric.slug)
    assert "content" in found.edition.get_deferred_fields()
