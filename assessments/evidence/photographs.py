"""Pictures without what the camera wrote into them: where, when, with which device, by whom."""

import io
import struct
import warnings
import zlib
from typing import IO, Any

from PIL import Image, ImageOps, JpegImagePlugin

from assessments.evidence.kinds import JPEG, PNG, WEBP, Kind
from assessments.evidence.refusing import FileRefused
from assessments.evidence.scans import has_too_many_scans

MOST_PIXELS = 60_000_000
# Writing one costs ten times what writing a JPEG does, in time and in memory.
MOST_PIXELS_OF_WEBP = 24_000_000
# From here on a PNG is packed less tightly: by a tenth, in a quarter of the time.
LARGE_PNG = 16_000_000
_FORMATS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP"}
_ORIENTATION = 0x0112
# What Pillow raises at broken and hostile pictures.
_FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    EOFError,
    AttributeError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)


def cleaned(content: IO[bytes], kind: Kind) -> IO[bytes]:
    """The same picture, written anew: pixels and colours stay, everything else is left behind."""
    try:
        with warnings.catch_warnings():
            # About notes that cannot be read, which are left behind, and about sizes above half
            # of Pillow's limit: ours is the stricter one.
            warnings.simplefilter("ignore")
            return _rewritten(content, kind)
    except _FAULTS as error:
        raise FileRefused("broken") from error


def _rewritten(content: IO[bytes], kind: Kind) -> IO[bytes]:
    content.seek(0)
    if kind is JPEG and has_too_many_scans(content.read()):
        raise FileRefused("broken")
    content.seek(0)
    with Image.open(content, formats=[_FORMATS[kind]]) as picture:
        _check_pixels(picture.width * picture.height, kind)
        if kind is not JPEG and getattr(picture, "n_frames", 1) > 1:
            raise FileRefused("animated")
        write = _WRITERS[kind]
        clean = io.BytesIO()
        write(picture, clean, content)
    clean.seek(0)
    return clean


def _check_pixels(pixels: int, kind: Kind) -> None:
    """A picture must be written anew within the time one request has, also three of them."""
    if pixels > MOST_PIXELS:
        raise FileRefused("too_many_pixels")
    if kind is WEBP and pixels > MOST_PIXELS_OF_WEBP:
        raise FileRefused("too_large_webp")


def _write_jpeg(picture: Image.Image, clean: IO[bytes], content: IO[bytes]) -> None:
    """With its own quantisation and subsampling ("keep"; by hand, since the pictures of many
    phones hold a second one). The pixels stay as they lie; the note which side is up goes along."""
    options = _colours(picture)
    turned = _turned(picture)
    if turned != 1:
        kept = Image.Exif()
        kept[_ORIENTATION] = turned
        options["exif"] = kept
    picture.load()
    quantisation = getattr(picture, "quantization", None)
    subsampling = JpegImagePlugin.get_sampling(picture)
    _forget(picture)
    picture.save(clean, "JPEG", qtables=quantisation, subsampling=subsampling, **options)


def _write_png(picture: Image.Image, clean: IO[bytes], content: IO[bytes]) -> None:
    level = 3 if picture.width * picture.height > LARGE_PNG else 6
    _upright(picture).save(clean, "PNG", compress_level=level, **_colours(picture))


def _write_webp(picture: Image.Image, clean: IO[bytes], content: IO[bytes]) -> None:
    upright, lossless = _upright(picture), _is_lossless(content)
    upright.save(clean, "WEBP", lossless=lossless, quality=90, method=1, **_colours(picture))


def _is_lossless(content: IO[bytes]) -> bool:
    """Told by the chunk that holds the pixels: VP8L, or VP8 with a space."""
    place = content.seek(12)
    while len(head := content.read(8)) == 8:
        if head[:4] == b"VP8L":
            return True
        size = int.from_bytes(head[4:], "little")
        place = content.seek(place + 8 + size + size % 2)
    return False


def _upright(picture: Image.Image) -> Image.Image:
    """In a copy, so that the colour profile can still be asked of the picture itself."""
    upright = picture.copy() if _turned(picture) == 1 else ImageOps.exif_transpose(picture)
    _forget(upright)
    return upright


def _turned(picture: Image.Image) -> int:
    """1 to 8, as cameras write it; 1, as it lies, where what they wrote cannot be read."""
    try:
        turned = picture.getexif().get(_ORIENTATION)
    except _FAULTS:
        return 1
    return turned if isinstance(turned, int) and 2 <= turned <= 8 else 1


def _colours(picture: Image.Image) -> dict[str, Any]:
    profile = picture.info.get("icc_profile")
    return {"icc_profile": profile} if profile else {}


def _forget(picture: Image.Image) -> None:
    """Pillow writes some of what it read again unless it is taken away."""
    kept = {name: picture.info[name] for name in ("transparency",) if name in picture.info}
    picture.info.clear()
    picture.info.update(kept)


_WRITERS = {JPEG: _write_jpeg, PNG: _write_png, WEBP: _write_webp}
