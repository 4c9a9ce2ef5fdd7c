"""What a camera writes into a picture does not stay; what is seen does."""

import io

import pytest
from PIL import Image, ImageCms, ImageOps, JpegImagePlugin, PngImagePlugin

from assessments.evidence import photographs
from assessments.evidence.kinds import JPEG, PNG, WEBP, Kind
from assessments.evidence.photographs import cleaned
from assessments.evidence.refusing import FileRefused
from tests import proof_files as files

FORMATS = [("JPEG", JPEG), ("PNG", PNG), ("WEBP", WEBP)]


def clean(content: bytes, kind: Kind = JPEG) -> bytes:
    return cleaned(io.BytesIO(content), kind).read()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize(("name", "kind"), FORMATS)
def test_place_maker_and_day_are_really_gone(name: str, kind: Kind) -> None:
    taken = files.picture(name, exif=files.camera_notes())
    assert b"PhoneMaker" in taken
    assert files.GPS in opened(taken).getexif()
    left = clean(taken, kind)
    for trace in (b"PhoneMaker", b"2026:03:01", b"GPS"):
        assert trace not in left
    assert not dict(opened(left).getexif())


def test_notes_outside_of_exif_are_gone_too() -> None:
    taken = files.picture("JPEG", comment=b"Yangzhou hall 3", xmp=b"<x:gps>32.4</x:gps>")
    taken += b"behind the picture"
    assert b"Yangzhou hall 3" in taken
    left = clean(taken)
    for trace in (b"Yangzhou", b"gps", b"behind"):
        assert trace not in left
    noted = files.png_with_text(files.picture("PNG"), b"Location", b"Yangzhou")
    assert b"Yangzhou" in noted
    assert b"Yangzhou" not in clean(noted, PNG)
    web = files.picture("WEBP", xmp=b"<x:gps>32.4</x:gps>")
    assert b"x:gps" in web
    assert b"x:gps" not in clean(web, WEBP)


def test_a_second_picture_hidden_behind_the_first_is_gone() -> None:
    first, second = opened(files.picture()), opened(files.picture(size=(30, 30)))
    out = io.BytesIO()
    first.save(out, "MPO", save_all=True, append_images=[second])
    assert opened(out.getvalue()).format == "MPO"
    left = opened(clean(out.getvalue()))
    assert (left.format, left.size) == ("JPEG", (40, 20))


@pytest.mark.parametrize(("name", "kind"), FORMATS)
def test_the_picture_still_stands_upright(name: str, kind: Kind) -> None:
    """6: the camera was held upright; shown, the picture is higher than wide, dark at the top."""
    left = opened(clean(files.picture(name, exif=files.camera_notes(6)), kind))
    shown = ImageOps.exif_transpose(left).convert("L")
    assert shown.size == (20, 40)
    assert shown.getpixel((10, 5)) < 60 < 200 < shown.getpixel((10, 35))


@pytest.mark.parametrize("quality", [30, 75, 95])
@pytest.mark.parametrize("subsampling", [0, 2])
def test_the_quality_of_a_photograph_is_kept(quality: int, subsampling: int) -> None:
    taken = files.picture(size=(320, 240), quality=quality, subsampling=subsampling)
    before, after = opened(taken), opened(clean(taken))
    assert after.quantization == before.quantization
    assert JpegImagePlugin.get_sampling(after) == subsampling


@pytest.mark.parametrize(("name", "kind"), FORMATS)
def test_the_colour_profile_is_kept(name: str, kind: Kind) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    left = opened(clean(files.picture(name, icc_profile=profile), kind))
    assert left.info["icc_profile"] == profile


def test_pixels_without_loss_stay_as_they_are() -> None:
    for name, kind, how in (("PNG", PNG, {}), ("WEBP", WEBP, {"lossless": True})):
        taken = files.picture(name, mode="RGBA", **how)
        assert opened(clean(taken, kind)).convert("RGBA").tobytes() == (
            opened(taken).convert("RGBA").tobytes()
        )


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_grey_and_print_colours_are_taken(mode: str) -> None:
    assert opened(clean(files.picture(mode=mode))).mode == mode


def test_a_picture_of_many_colours_in_a_palette_keeps_what_is_transparent() -> None:
    made = opened(files.picture("PNG")).quantize(4)
    out = io.BytesIO()
    made.save(out, "PNG", transparency=0)
    before, after = (
        opened(it).convert("RGBA") for it in (out.getvalue(), clean(out.getvalue(), PNG))
    )
    assert before.getextrema()[3] == (0, 255)
    assert after.tobytes() == before.tobytes()


def test_notes_that_cannot_be_read_do_not_cost_the_picture() -> None:
    taken = files.picture("JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff")
    assert opened(clean(taken)).size == (40, 20)


def test_more_pixels_than_memory_is_given_for_are_refused(monkeypatch) -> None:
    flat = files.picture("PNG", size=(9000, 7000), mode="1")
    assert len(flat) < 100_000
    with pytest.raises(FileRefused, match="too_many_pixels"):
        clean(flat, PNG)
    monkeypatch.setattr(photographs, "MOST_PIXELS", 800)
    assert clean(files.picture())
    monkeypatch.setattr(photographs, "MOST_PIXELS", 799)
    with pytest.raises(FileRefused, match="too_many_pixels"):
        clean(files.picture())


def test_a_webp_whose_writing_would_outlast_a_request_is_refused() -> None:
    """60 million pixels in 19 MB took 51 seconds and three gigabytes."""
    flat = files.picture("WEBP", size=(6000, 4001), lossless=True, quality=0, method=0)
    assert len(flat) < 10_000
    with pytest.raises(FileRefused, match="too_large_webp"):
        clean(flat, WEBP)


def test_a_large_png_is_packed_in_less_time_and_loses_nothing(monkeypatch) -> None:
    taken = files.picture("PNG", size=(400, 200))
    levels = []
    save = Image.Image.save

    def watched(self: Image.Image, *args: object, **how: object) -> None:
        levels.append(how["compress_level"])
        save(self, *args, **how)

    monkeypatch.setattr(Image.Image, "save", watched)
    assert opened(clean(taken, PNG)).tobytes() == opened(taken).tobytes()
    monkeypatch.setattr(photographs, "LARGE_PNG", 79_999)
    assert opened(clean(taken, PNG)).tobytes() == opened(taken).tobytes()
    assert levels == [6, 3]


def test_a_header_that_claims_a_huge_picture_is_refused() -> None:
    content = bytearray(files.picture("PNG"))
    content[16:24] = (60_000).to_bytes(4, "big") * 2
    with pytest.raises(FileRefused):
        clean(bytes(content), PNG)


def test_a_moving_picture_is_refused() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    for name, kind in (("PNG", PNG), ("WEBP", WEBP)):
        out = io.BytesIO()
        frames[0].save(out, name, save_all=True, append_images=frames[1:])
        with pytest.raises(FileRefused, match="animated"):
            clean(out.getvalue(), kind)


@pytest.mark.parametrize(("name", "kind"), FORMATS)
def test_a_broken_picture_is_refused_and_breaks_nothing(name: str, kind: Kind) -> None:
    content = files.picture(name, exif=files.camera_notes(6))
    assert refused_or_clean(content[: len(content) // 2], kind) == "broken"
    for place in range(0, len(content), max(1, len(content) // 80)):
        refused_or_clean(content[:place] + b"\xff\x00" + content[place + 2 :], kind)


def refused_or_clean(content: bytes, kind: Kind) -> str:
    try:
        clean(content, kind)
    except FileRefused as refused:
        return refused.code
    return ""


def test_a_page_that_begins_like_a_picture_does_not_survive() -> None:
    html = b"<script>alert(1)</script>"
    note = PngImagePlugin.PngInfo()
    note.add_text("Comment", html.decode())
    polyglot = files.picture("PNG", pnginfo=note) + html
    assert html in polyglot
    assert html not in clean(polyglot, PNG)
    assert html not in clean(files.picture(comment=html) + html)
