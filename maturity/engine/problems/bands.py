"""Bands: in order, without holes and overlaps."""

from __future__ import annotations

from itertools import pairwise

from maturity.engine.edition import Measure
from maturity.engine.problems.notebook import Notebook


def check_bands(notebook: Notebook, place: str, measure: Measure) -> None:
    for number, band in enumerate(measure.bands):
        if band.to is not None and band.to <= band.from_:
            notebook.error(f"{place}.bands[{number}]", "ends before it begins")
    for number, (lower, upper) in enumerate(pairwise(measure.bands), start=1):
        at = f"{place}.bands[{number}].from"
        if upper.from_ <= lower.from_:
            notebook.error(at, "must be larger than the one before")
        elif lower.to is not None and lower.to > upper.from_:
            notebook.error(at, "overlaps the band before")
        elif lower.to is not None and lower.to < upper.from_:
            notebook.error(at, "leaves a hole after the band before")
