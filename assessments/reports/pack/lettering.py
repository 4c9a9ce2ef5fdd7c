"""Styles of the Word files: fonts for Latin and Chinese text, language, the mark of a gap.

A Chinese font is named for every style: without it Word and WPS take whatever comes first.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

SONG, HEI = "宋体", "黑体"
INK = RGBColor(0x1B, 0x24, 0x30)
QUIET = RGBColor(0x5B, 0x66, 0x73)
MARK = "To be added"
NOTE, COVER, LINE = "Quiet note", "Cover line", "Fill-in line"
MARK_GREY = "D9D9D9"  # seen on a black-and-white print, and behind the brackets
THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


class Fonts(NamedTuple):
    text: str
    heading: str
    locale: str


CHINESE = Fonts("Times New Roman", "Arial", "zh-CN")
ENGLISH = Fonts("Calibri", "Calibri", "en-GB")


def set_styles(document: Any, language: str) -> None:
    fonts = CHINESE if language.startswith("zh") else ENGLISH
    _set_language(document, fonts.locale)
    _letter(document.styles["Normal"], fonts.text, SONG, 10.5)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    _letter(document.styles["Title"], fonts.heading, HEI, 24, INK)
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _no_border(document.styles["Title"])
    for level, size in ((1, 16), (2, 13), (3, 11)):
        _letter(document.styles[f"Heading {level}"], fonts.heading, HEI, size, INK)
        document.styles[f"Heading {level}"].paragraph_format.keep_with_next = True
    for name in ("List Bullet", "Header", "Footer"):
        _letter(document.styles[name], fonts.text, SONG, 10.5 if name == "List Bullet" else 9)
    _add_own(document, fonts)


def _add_own(document: Any, fonts: Fonts) -> None:
    mark = document.styles.add_style(MARK, WD_STYLE_TYPE.CHARACTER)
    mark.font.bold = True
    _shade(mark.element.get_or_add_rPr(), MARK_GREY)
    for name, size, colour in ((NOTE, 9, QUIET), (COVER, 14, INK), (LINE, 10.5, INK)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _letter(style, fonts.text, SONG, size, colour)
    document.styles[COVER].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.styles[COVER].paragraph_format.space_after = Pt(14)
    document.styles[LINE].paragraph_format.space_before = Pt(18)


def _letter(style: Any, latin: str, chinese: str, size: float, colour: Any = None) -> None:
    style.font.name = latin
    style.font.size = Pt(size)
    if colour is not None:
        style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in THEMES:
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), chinese)
    fonts.set(qn("w:cs"), latin)


def _set_language(document: Any, locale: str) -> None:
    """Chinese characters are Chinese in an English file too: names come as they are."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    language = defaults.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), locale)
    language.set(qn("w:eastAsia"), "zh-CN")
    theme = document.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), locale)
        theme.set(qn("w:eastAsia"), "zh-CN")


def _shade(properties: Any, fill: str) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shading.set(qn(f"w:{name}"), value)
    properties.append(shading)


def _no_border(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    border = properties.find(qn("w:pBdr"))
    if border is not None:
        properties.remove(border)
