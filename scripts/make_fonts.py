"""Make the fonts of the PDF report again: Noto Sans SC, cut down to what a report can need.

    python scripts/make_fonts.py [folder with the three packages]

The sources are the npm packages @expo-google-fonts/noto-sans-sc, -tc and -jp, which carry Noto
Sans as static TrueType files (reportlab reads neither CFF outlines nor variable fonts) under the
SIL Open Font License. Without an argument they are fetched with `npm pack`. The two weights keep
all characters of GBK, because names of people and plants use characters beyond GB 2312, and the
punctuation, arrows, mathematical and geometric signs a report may print. A third file, read only
when a text needs it, keeps every other Han character that one of the three has: 𠮷, 㐂, 㛃.
Needs npm and fonttools.
"""

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont

VERSION = "0.4.3"
SCRIPTS = ("SC", "TC", "JP")  # in this order: the first that has a character gives its shape
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
HAN = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x40000))
LAYOUT_TABLES = ["GSUB", "GPOS", "GDEF", "vhea", "vmtx", "BASE", "VORG", "STAT"]


def gbk_characters() -> set[int]:
    """Every character with a two-byte code in GBK."""
    pairs = (bytes([high, low]) for high in range(0x81, 0xFF) for low in range(0x40, 0xFF))
    return {ord(char) for pair in pairs for char in pair.decode("gbk", errors="ignore")}


def wanted() -> set[int]:
    return gbk_characters() | {code for low, high in SYMBOLS for code in range(low, high)}


def fetch_packages(folder: Path) -> None:
    for script in SCRIPTS:
        name = f"@expo-google-fonts/noto-sans-{script.lower()}@{VERSION}"
        subprocess.run(["npm", "pack", "--silent", name], cwd=folder, check=True)


def unpacked(packages: Path, script: str, weight: str, folder: Path) -> Path:
    member = f"package/{weight}/NotoSans{script}_{weight}.ttf"
    with tarfile.open(next(packages.glob(f"*noto-sans-{script.lower()}-*.tgz"))) as archive:
        archive.extract(member, folder, filter="data")
        if script == "SC":
            archive.extract(LICENCE, folder, filter="data")
    return folder / member


def write_subset(source: Path, target: Path, codes: set[int]) -> None:
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
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font.save(target)


def write_rare(sources: list[Path], target: Path, folder: Path) -> None:
    """Each character from the first source that has it."""
    known, parts = wanted(), []
    for number, source in enumerate(sources):
        codes = {code for code in TTFont(source).getBestCmap() if is_han(code)} - known
        known |= codes
        parts.append(folder / f"rare-{number}.ttf")
        write_subset(source, parts[-1], codes)
    merged = merge.Merger().merge([str(part) for part in parts])
    merged.recalcTimestamp = False
    first = TTFont(parts[0], recalcTimestamp=False)["head"]
    merged["head"].created, merged["head"].modified = first.created, first.modified
    for record in merged["name"].names:
        told = str(record).replace("Noto Sans SC", "Noto Sans SC Rare")
        record.string = told.replace("NotoSansSC-Regular", "NotoSansSC-Rare")
    merged.save(target)


def is_han(code: int) -> bool:
    return any(low <= code < high for low, high in HAN)


def make_fonts(packages: Path, folder: Path) -> None:
    for weight, name in WEIGHTS.items():
        target = TARGET / f"NotoSansSC-{name}.ttf"
        write_subset(unpacked(packages, "SC", weight, folder), target, wanted())
        print(target, target.stat().st_size)
    regular = [unpacked(packages, script, "400Regular", folder) for script in SCRIPTS]
    target = TARGET / "NotoSansSC-Rare.ttf"
    write_rare(regular, target, folder)
    print(target, target.stat().st_size)
    (TARGET / "OFL.txt").write_bytes((folder / LICENCE).read_bytes())


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        packages = Path(sys.argv[1]) if len(sys.argv) > 1 else folder
        if packages == folder:
            fetch_packages(folder)
        make_fonts(packages, folder)


if __name__ == "__main__":
    main()
