"""Addresses of proof that lies elsewhere: on the web or on the plant's own network."""

from urllib.parse import urlsplit

from assessments.actions.refusals import Refused

LONGEST_LINK = 1000


class LinkRefused(Refused):
    """Not an http or https address, or one that carries a password."""


def check_link(link: str) -> None:
    """A host without a dot is right: http://dms/ is how a plant's own servers are called."""
    try:
        parts = urlsplit(link)
        is_good = parts.scheme in {"http", "https"} and bool(parts.hostname)
        carries_password = "@" in parts.netloc
        _ = parts.port
    except ValueError as error:
        raise LinkRefused from error
    if not is_good or carries_password or len(link) > LONGEST_LINK:
        raise LinkRefused
    # A browser reads a backslash as a slash, and drops what nobody sees.
    if "\\" in link or any(sign.isspace() or not sign.isprintable() for sign in link):
        raise LinkRefused
