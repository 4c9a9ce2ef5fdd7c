"""Files as people send them, and as nobody should: each as bytes."""

import io
import zipfile
import zlib
from collections.abc import Mapping

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
_ML = "application/vnd.openxmlformats-officedocument."
WORD = f"{_ML}wordprocessingml.document.main+xml"
SHEET = f"{_ML}spreadsheetml.sheet.main+xml"
GPS = 0x8825


def upload(content: bytes, name: str = "proof.pdf") -> SimpleUploadedFile:
    """With a content type that lies: nobody believes it."""
    return SimpleUploadedFile(name, content, content_type="text/html")


def workbook() -> bytes:
    book = Workbook()
    book.active.append(["设备", 42])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(entries: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def types(*overrides: tuple[str, str]) -> bytes:
    told = "".join(f'<Override PartName="{p}" ContentType="{t}"/>' for p, t in overrides)
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<?xml version="1.0"?><Types xmlns="{space}">{told}</Types>'.encode()


def document(**more: bytes) -> bytes:
    """The smallest Word file, with further entries by name (two underscores are a slash)."""
    entries = {
        "[Content_Types].xml": types(("/word/document.xml", WORD)),
        "word/document.xml": b"<w/>",
    }
    return zipped({**entries, **{k.replace("__", "/"): v for k, v in more.items()}})


def picture(
    kind: str = "JPEG", *, size: tuple[int, int] = (40, 20), mode: str = "RGB", **how: object
) -> bytes:
    """Left half dark, right half light, so that turning it shows."""
    made = Image.new(mode, size)
    made.paste(Image.new(mode, (size[0] // 2, size[1]), "white"), (size[0] // 2, 0))
    out = io.BytesIO()
    made.save(out, kind, **how)
    return out.getvalue()


def camera_notes(orientation: int = 1) -> Image.Exif:
    """As a phone writes them: maker, day, and where it stood."""
    notes = Image.Exif()
    notes[0x0112] = orientation
    notes[0x010F] = "PhoneMaker"
    notes[0x0132] = "2026:03:01 10:00:00"
    where = notes.get_ifd(GPS)
    where[1], where[2] = "N", (32.0, 23.0, 59.5)
    where[3], where[4] = "E", (119.0, 25.0, 1.25)
    where[29] = "2026:03:01"
    return notes


def png_with_text(content: bytes, keyword: bytes, text: bytes) -> bytes:
    """A note in front of the pixels, as an editor leaves it."""
    body = b"tEXt" + keyword + b"\0" + text
    chunk = len(body[4:]).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
    return content[:33] + chunk + content[33:]


def bomb(megabytes: int = 400) -> bytes:
    """A Word file of some hundred kilobytes that unpacks to hundreds of megabytes."""
    return document(**{f"word__media__{n}.bin": bytes(1024 * 1024) for n in range(megabytes)})
