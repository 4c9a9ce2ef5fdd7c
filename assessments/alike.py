"""Names that a reader takes for the same: "MES 系统" and "mes系统"."""

import unicodedata


def alike(name: str) -> str:
    """The same text for names that differ in spaces, case or the width of their signs only."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
