"""Log-in by username or e-mail address, and Django's permissions answered from our table."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from django.http import HttpRequest

from accounts.models import User
from accounts.permissions import Right

# The administration asks about apps; the table speaks of rights.
RIGHT_OVER_APP = {"maturity": Right.EDIT_RUBRIC, "accounts": Right.MANAGE_PLATFORM}


# The longest e-mail address; a username is shorter.
LONGEST_NAME = 254


class RightsBackend(BaseBackend):
    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **credentials: Any,
    ) -> User | None:
        if not username or password is None:
            return None
        user = _find_user(username)
        if user is None:
            # The same work as for a real person, so that the time taken tells nothing.
            User().set_password(password)
            return None
        return user if user.check_password(password) and user.is_active else None

    def get_user(self, user_id: int) -> User | None:
        return User.objects.filter(pk=user_id, is_active=True).first()

    def has_perm(self, user_obj: User | AnonymousUser, perm: str, obj: Model | None = None) -> bool:
        return self.has_module_perms(user_obj, perm.partition(".")[0])

    def has_module_perms(self, user_obj: User | AnonymousUser, app_label: str) -> bool:
        right = RIGHT_OVER_APP.get(app_label)
        return isinstance(user_obj, User) and right is not None and user_obj.has_right(right)


def _find_user(name: str) -> User | None:
    name = name.strip()
    # SQLite refuses to compare with a pattern of many thousand characters.
    if not name or len(name) > LONGEST_NAME:
        return None
    field = "email__iexact" if "@" in name else "username__iexact"
    return User.objects.filter(**{field: name}).first()
