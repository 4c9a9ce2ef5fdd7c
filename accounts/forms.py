from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class LogInForm(AuthenticationForm):
    """Django's log-in form, saying that the e-mail address will do."""

    error_messages = {
        "invalid_login": _(
            "No account matches this name and password. Nothing was changed; "
            "check the capital letters and type the password again."
        ),
        "inactive": _("This account is closed. Ask the owner of your organisation."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Username or e-mail address")
        # The longest e-mail address is longer than the longest username.
        self.fields["username"].max_length = 254  # type: ignore[attr-defined]
        self.fields["username"].widget.attrs["maxlength"] = 254
