"""Policies: dates that are dates, and those that have run out."""

from __future__ import annotations

import re

from maturity.engine.edition import Edition, Policy
from maturity.engine.problems.notebook import Notebook
from maturity.engine.problems.walking import entries

DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


def find_in_policies(edition: Edition, notebook: Notebook, today: str | None) -> None:
    for section in ("policies", "notes"):
        for place, policy in entries(edition, section):
            _check(notebook, place, policy, today)


def _check(notebook: Notebook, place: str, policy: Policy, today: str | None) -> None:
    dates = {"valid_from": policy.valid_from, "valid_to": policy.valid_to}
    for name, date in (*dates.items(), ("checked", policy.checked)):
        if date is not None and not DATE.fullmatch(date):
            notebook.error(f"{place}.{name}", "must be a date such as 2026-01-31, 2026-01 or 2026")
    if policy.valid_from and policy.valid_to and policy.valid_from > policy.valid_to + "~":
        notebook.error(f"{place}.valid_to", "lies before valid_from")
    # A month or a year given alone lasts to its end: "2026" is not over on 2026-06-01.
    if today and policy.valid_to and policy.valid_to < today[: len(policy.valid_to)]:
        notebook.warn(f"{place}.valid_to", "the policy has expired")
