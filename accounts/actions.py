"""Everything that changes who may do what."""

from django.db import transaction

from accounts.audit import record
from accounts.models import Membership, Organisation, PlatformRole, User
from accounts.permissions import ORGANISATION_ROLES, PLATFORM_ROLES, Role


class UnknownRole(ValueError):
    """The role does not exist there: an organisation has no publisher, the platform no viewer."""


@transaction.atomic
def set_membership(
    *, user: User, organisation: Organisation, role: Role, by: User | None
) -> Membership:
    """Give a person a role in an organisation, in place of the one they had."""
    if role not in ORGANISATION_ROLES:
        raise UnknownRole(role)
    held = Membership.objects.filter(user=user, organisation=organisation).first()
    if held is not None and held.role == role:
        return held
    held = held or Membership(user=user, organisation=organisation)
    held.role = role
    return save_membership(held, by=by)


@transaction.atomic
def save_membership(membership: Membership, *, by: User | None) -> Membership:
    """As a form left it; the form keeps to the roles there are."""
    membership.save()
    person, organisation = membership.user, membership.organisation
    record("set_membership", person, by=by, organisation=organisation, role=membership.role)
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, by: User | None) -> None:
    person, organisation = membership.user, membership.organisation
    membership.delete()
    record("end_membership", person, by=by, organisation=organisation)


@transaction.atomic
def grant_platform_role(*, user: User, role: Role, by: User | None) -> PlatformRole:
    """Give a person a platform role, and with it the way into the administration."""
    if role not in PLATFORM_ROLES:
        raise UnknownRole(role)
    held, is_new = PlatformRole.objects.get_or_create(user=user, role=role)
    if is_new:
        _open_administration(user, is_open=True)
        record("grant_platform_role", user, by=by, role=role.value)
    return held


@transaction.atomic
def revoke_platform_role(*, user: User, role: Role, by: User | None) -> None:
    """With the last role goes the way into the administration."""
    gone, _ = PlatformRole.objects.filter(user=user, role=role).delete()
    if gone:
        _open_administration(user, is_open=user.is_superuser or user.platform_roles.exists())
        record("revoke_platform_role", user, by=by, role=role.value)


def _open_administration(user: User, *, is_open: bool) -> None:
    user.is_staff = is_open
    user.save(update_fields=["is_staff"])
