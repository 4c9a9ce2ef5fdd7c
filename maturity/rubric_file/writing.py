"""The canonical YAML of an edition: the same edition always gives the same bytes.

Written here and not by PyYAML, whose line breaking and quoting differ between its versions.
A text that is not a plain word is written as JSON, which every YAML reader takes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from maturity.engine.edition import Edition

PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.\-]*")
# What YAML 1.1 readers would not leave a text.
TAKEN = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
# Line breaks and marks that JSON leaves bare, but YAML does not.
BARE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def dump_edition(edition: Edition) -> str:
    return "".join(f"{line}\n" for line in _map_lines(edition.to_data(), ""))


def _map_lines(data: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        yield from _entry_lines(f"{indent}{_scalar(key)}:", value, indent)


def _entry_lines(head: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, dict) and value:
        yield head
        yield from _map_lines(value, indent + "  ")
    elif isinstance(value, list) and any(isinstance(item, (dict, list)) for item in value):
        yield head
        for item in value:
            yield from _item_lines(item, indent)
    else:
        yield f"{head} {_inline(value)}"


def _item_lines(item: Any, indent: str) -> Iterator[str]:
    """A map's first line follows the dash; the others stand under it."""
    if not isinstance(item, dict) or not item:
        yield f"{indent}- {_inline(item)}"
        return
    for number, line in enumerate(_map_lines(item, indent + "  ")):
        yield f"{indent}- {line[len(indent) + 2 :]}" if number == 0 else line


def _inline(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_inline(item) for item in value)}]"
    if isinstance(value, dict):
        pairs = (f"{_scalar(key)}: {_inline(item)}" for key, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    return _scalar(value)


def _scalar(value: Any) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    if PLAIN.fullmatch(value) and value.lower() not in TAKEN:
        return value
    return BARE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
