"""How often a decoder has to go over a JPEG: each further pass costs the file fifty bytes, and the
server as much time as the whole picture has."""

import re

# Cameras write one, programs for the web about ten.
MOST_SCANS = 100
_HEAD = 2
# In packed pixels, 0xFF stands before 0x00 or a restart mark: what follows it else is a marker.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_TEMPORARY, _END, _SCAN = 0x01, 0xD9, 0xDA


def has_too_many_scans(data: bytes) -> bool:
    """Of the first picture; what lies behind it, such as a short film, is left behind anyway."""
    at, scans = _HEAD, 0
    while scans <= MOST_SCANS and (found := _MARKER.search(data, at)):
        marker, at = data[found.start() + 1], found.end()
        if marker == _END:
            break
        if marker != _TEMPORARY:
            at += int.from_bytes(data[at : at + 2], "big")
        scans += marker == _SCAN
    return scans > MOST_SCANS
