"""Who may see or change which plant: the only place that answers.

Everything is fetched through the person. A stranger learns nothing (404); a member without the
right is told so (403).
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
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
    def can_review(self) -> bool:
        return Right.REVIEW in self.held

    @property
    def can_assign(self) -> bool:
        return Right.ASSIGN in self.held

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
    asked = Plant.objects.select_related("organisation")
    plant = get_object_or_404(_with_role(asked, user, "organisation"), pk=plant_id)
    return plant, _allowed(plant.role_held, right)


def get_assessment(
    user: User | AnonymousUser, assessment_id: int, right: Right = Right.SEE_PLANT
) -> tuple[Assessment, Rights]:
    asked = Assessment.objects.with_names()
    assessment = get_object_or_404(_with_role(asked, user, "plant__organisation"), pk=assessment_id)
    return assessment, _allowed(assessment.role_held, right)


def get_assessment_to_answer(
    user: User | AnonymousUser, assessment_id: int
) -> tuple[Assessment, Rights]:
    """What saving one answer needs of it and no more: this is asked for at every key typed."""
    asked = Assessment.objects.only("plant_id", "edition_id", "status", "facts")
    assessment = get_object_or_404(_with_role(asked, user, "plant__organisation"), pk=assessment_id)
    return assessment, _allowed(assessment.role_held, Right.ANSWER)


def _with_role(
    asked: QuerySet[Any], user: User | AnonymousUser, organisation: str
) -> QuerySet[Any]:
    """Thing and role with one query: every page and every saved answer asks for both."""
    held = Membership.objects.filter(user=_known(user), organisation=OuterRef(organisation))
    return asked.annotate(role_held=Subquery(held.values("role")[:1]))


def _allowed(role: str | None, right: Right) -> Rights:
    rights = Rights(RIGHTS[Role(role)] if role else frozenset())
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
