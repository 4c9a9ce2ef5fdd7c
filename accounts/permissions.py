"""Who may do what: the one table that code, documentation and tests share.

A person has one role in each organisation they belong to (Membership) and any number of
platform roles (PlatformRole). Running the platform gives no sight of anybody's plants.
"""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    OWNER = "owner", _("Owner")
    MANAGER = "manager", _("Manager")
    CONTRIBUTOR = "contributor", _("Contributor")
    REVIEWER = "reviewer", _("Reviewer")
    VIEWER = "viewer", _("Viewer")
    RUBRIC_EDITOR = "rubric_editor", _("Rubric editor")
    RUBRIC_PUBLISHER = "rubric_publisher", _("Rubric publisher")
    PLATFORM_ADMIN = "platform_admin", _("Platform administrator")


class Right(TextChoices):
    SEE_PLANT = "see_plant", _("See the plant and its assessments")
    DOWNLOAD_REPORT = "download_report", _("Download reports")
    ANSWER = "answer", _("Answer questions")
    REVIEW = "review", _("Comment on answers as a reviewer")
    EDIT_PLANT = "edit_plant", _("Add and change plants, start assessments")
    ASSIGN = "assign", _("Assign questions to colleagues")
    SUBMIT = "submit", _("Submit an assessment")
    REOPEN = "reopen", _("Reopen a submitted assessment")
    MANAGE_MEMBERS = "manage_members", _("Manage the members of the organisation")
    EDIT_RUBRIC = "edit_rubric", _("Edit the draft rubric")
    PUBLISH_RUBRIC = "publish_rubric", _("Publish an edition")
    MANAGE_PLATFORM = "manage_platform", _("Manage people, organisations and platform roles")


_SEE = {Right.SEE_PLANT, Right.DOWNLOAD_REPORT}
_RUN = _SEE | {
    Right.ANSWER,
    Right.REVIEW,
    Right.EDIT_PLANT,
    Right.ASSIGN,
    Right.SUBMIT,
    Right.REOPEN,
}

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.VIEWER: frozenset(_SEE),
    Role.REVIEWER: frozenset(_SEE | {Right.REVIEW}),
    Role.CONTRIBUTOR: frozenset(_SEE | {Right.ANSWER}),
    Role.MANAGER: frozenset(_RUN),
    Role.OWNER: frozenset(_RUN | {Right.MANAGE_MEMBERS}),
    Role.RUBRIC_EDITOR: frozenset({Right.EDIT_RUBRIC}),
    Role.RUBRIC_PUBLISHER: frozenset({Right.EDIT_RUBRIC, Right.PUBLISH_RUBRIC}),
    Role.PLATFORM_ADMIN: frozenset(
        {Right.MANAGE_PLATFORM, Right.EDIT_RUBRIC, Right.PUBLISH_RUBRIC}
    ),
}

ORGANISATION_ROLES = (Role.OWNER, Role.MANAGER, Role.CONTRIBUTOR, Role.REVIEWER, Role.VIEWER)
PLATFORM_ROLES = (Role.RUBRIC_EDITOR, Role.RUBRIC_PUBLISHER, Role.PLATFORM_ADMIN)


def can(role: Role | str, right: Right) -> bool:
    """False for a role nobody knows: what is not in the table is not allowed."""
    return right in RIGHTS.get(Role(role), frozenset()) if role in Role.values else False


def roles_with(right: Right, among: Iterable[Role] = tuple(Role)) -> list[Role]:
    """The roles holding a right, for queries that fetch only what a person may touch."""
    return [role for role in among if can(role, right)]
