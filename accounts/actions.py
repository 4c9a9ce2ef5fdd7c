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
    membership, _ = Membership.objects.update_or_create(
        user=user, organisation=organisation, defaults={"role": role}
    )
    record("set_membership", user, by=by, organisation=organisation, role=role.value)
    return membership


@transaction.atomic
def grant_platform_role(*, user: User, role: Role, by: User | None) -> PlatformRole:
    """Give a person a platform role, and with it the way into the administration."""
    if role not in PLATFORM_ROLES:
        raise UnknownRole(role)
    held, is_new = PlatformRole.objects.get_or_create(user=user, role=role)
    if is_new:
        user.is_staff = True
        user.save(update_fields=["is_staff"])
        record("grant_platform_role", user, by=by, role=role.value)
    return held
