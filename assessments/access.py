"""Who may see or change which plant: the only place that answers.

Everything is fetched through the person. A stranger learns nothing (404); a member without the
right is told so (403).
"""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import Membership, Organisation, User
from accounts.permissions import ORGANISATION_ROLES, RIGHTS, Right, Role, roles_with
from assessments.models import Assessment, AssessmentQuerySet, Plant


@dataclass(frozen=True, slots=True)
class Rights:
    """What one person may do in one organisation; templates ask `rights.can_answer` and so on."""

    held: frozenset[Right]

    @property
    def can_answer(self) -> bool:
        return Right.ANSWER in self.held

    @property
    def can_submit(self) -> bool:
        return Right.SUBMIT in self.held

    @property
    def can_edit_plant(self) -> bool:
        return Right.EDIT_PLANT in self.held

    @property
    def can_reopen(self) -> bool:
        return Right.REOPEN in self.held

    @property
    def can_download(self) -> bool:
        return Right.DOWNLOAD_REPORT in self.held


def organisations_of(
    user: User | AnonymousUser, right: Right = Right.SEE_PLANT
) -> QuerySet[Organisation]:
    return Organisation.objects.filter(
        memberships__user=_known(user), memberships__role__in=roles_with(right, ORGANISATION_ROLES)
    )


def plants_of(user: User | AnonymousUser, right: Right = Right.SEE_PLANT) -> QuerySet[Plant]:
    return Plant.objects.filter(organisation__in=organisations_of(user, right)).select_related(
        "organisation"
    )


def assessments_of(user: User | AnonymousUser) -> AssessmentQuerySet:
    return Assessment.objects.filter(plant__organisation__in=organisations_of(user)).with_names()


def rights_in(user: User | AnonymousUser, organisation: Organisation) -> Rights:
    membership = Membership.objects.filter(user=_known(user), organisation=organisation).first()
    return Rights(RIGHTS[Role(membership.role)] if membership else frozenset())


def get_plant(
    user: User | AnonymousUser, plant_id: int, right: Right = Right.SEE_PLANT
) -> tuple[Plant, Rights]:
    plant = get_object_or_404(Plant.objects.select_related("organisation"), pk=plant_id)
    return plant, _checked(user, plant.organisation, right)


def get_assessment(
    user: User | AnonymousUser, assessment_id: int, right: Right = Right.SEE_PLANT
) -> tuple[Assessment, Rights]:
    assessment = get_object_or_404(Assessment.objects.with_names(), pk=assessment_id)
    return assessment, _checked(user, assessment.plant.organisation, right)


def get_organisation(
    user: User | AnonymousUser, organisation_id: int, right: Right
) -> tuple[Organisation, Rights]:
    organisation = get_object_or_404(Organisation, pk=organisation_id)
    return organisation, _checked(user, organisation, right)


def _checked(user: User | AnonymousUser, organisation: Organisation, right: Right) -> Rights:
    rights = rights_in(user, organisation)
    if Right.SEE_PLANT not in rights.held:
        raise Http404
    if right not in rights.held:
        raise PermissionDenied
    return rights


def _known(user: User | AnonymousUser) -> User:
    # Views stand behind log-in; whoever comes without one is a stranger all the same.
    if not user.is_authenticated:
        raise Http404
    return user
