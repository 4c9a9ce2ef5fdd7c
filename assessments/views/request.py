"""A request from somebody who is logged in, as every view behind login_required gets it."""

from django.http import HttpRequest

from accounts.models import User


class PersonRequest(HttpRequest):
    user: User
