"""Make the two fonts of the PDF report again: Noto Sans SC, cut down to what a report can need.

    python scripts/make_fonts.py [package.tgz]

The source is the npm package @expo-google-fonts/noto-sans-sc, which carries Noto Sans SC as
static TrueType files (reportlab reads neither CFF outlines nor variable fonts) under the SIL Open
Font License. Without an argument the package is fetched with `npm pack`. Kept are all characters
of GBK, because names of people and plants use characters beyond GB 2312, and the punctuation,
arrows, mathematical and geometric signs a report may print. Needs npm and fonttools.
"""

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

PACKAGE = "@expo-google-fonts/noto-sans-sc@0.4.3"
TARGET = Path(__file__).resolve().parent.parent / "assessments" / "reports" / "fonts"
WEIGHTS = {"400Regular": "Regular", "700Bold": "Bold"}
LICENCE = "package/LICENSE_FONT"
SYMBOLS = (
    (0x20, 0x7F),  # ASCII
    (0xA0, 0x180),  # Latin letters of European names
    (0x2010, 0x2040),  # dashes, quotation marks, dots
    (0x2070, 0x20A0),  # raised and lowered figures
    (0x2100, 0x2300),  # units, arrows, mathematics
    (0x2460, 0x2500),  # circled figures
    (0x25A0, 0x2610),  # geometric shapes, among them the square for a missing character
    (0x3000, 0x3040),  # Chinese punctuation
    (0xFF00, 0xFFF0),  # full-width forms
)
LAYOUT_TABLES = ["GSUB", "GPOS", "GDEF", "vhea", "vmtx", "BASE", "VORG", "STAT"]


def gbk_characters() -> set[int]:
    """Every character with a two-byte code in GBK."""
    pairs = (bytes([high, low]) for high in range(0x81, 0xFF) for low in range(0x40, 0xFF))
    return {ord(char) for pair in pairs for char in pair.decode("gbk", errors="ignore")}


def wanted() -> set[int]:
    return gbk_characters() | {code for low, high in SYMBOLS for code in range(low, high)}


def fetch_package(folder: Path) -> Path:
    subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True)
    return next(folder.glob("*.tgz"))


def write_subset(source: Path, target: Path) -> None:
    options = subset.Options(
        layout_features=[],
        hinting=False,
        notdef_outline=True,
        name_IDs=["*"],
        recalc_timestamp=False,
    )
    options.drop_tables += LAYOUT_TABLES
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    font.save(target)


def make_fonts(package: Path, folder: Path) -> None:
    with tarfile.open(package) as archive:
        for weight, name in WEIGHTS.items():
            member = f"package/{weight}/NotoSansSC_{weight}.ttf"
            archive.extract(member, folder, filter="data")
            target = TARGET / f"NotoSansSC-{name}.ttf"
            write_subset(folder / member, target)
            print(target, target.stat().st_size)
        archive.extract(LICENCE, folder, filter="data")
    (TARGET / "OFL.txt").write_bytes((folder / LICENCE).read_bytes())


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        package = Path(sys.argv[1]) if len(sys.argv) > 1 else fetch_package(folder)
        make_fonts(package, folder)


if __name__ == "__main__":
    main()
