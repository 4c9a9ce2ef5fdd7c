"""The colours page and PDF draw with. Verdicts are told by word and shape too, never by colour."""

INK = "#1B2430"
SECONDARY = "#5B6673"
HAIRLINE = "#DDE2E7"
PAPER = "#FFFFFF"
WASH = "#F5F7F9"
ACCENT = "#0B5CAD"
ACCENT_WASH = "#DCE9F5"

VERDICTS = {
    "met": "#1E7B4F",
    "not_met": "#B3261E",
    "undecided": "#8A6D00",
    "with_exception": "#8A6D00",
    "excepted": "#8A6D00",
}

# One hue, lightest for the lowest tier, so that the ladder reads without a legend.
TIERS = ("#C9DDF0", "#8DB8E0", "#2C6FB0", "#0A3F78")

# One sequential scale of five steps for the heat map.
HEAT = ("#EAF1F8", "#C9DDF0", "#8DB8E0", "#2C6FB0", "#0A3F78")


def ink_on(colour: str) -> str:
    """Ink or paper, whichever stands out more (contrast after WCAG 2)."""
    light = luminance(colour)
    on_paper = (luminance(PAPER) + 0.05) / (light + 0.05)
    on_ink = (light + 0.05) / (luminance(INK) + 0.05)
    return INK if on_ink >= on_paper else PAPER


def luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.03928 else float(((channel + 0.055) / 1.055) ** 2.4)
