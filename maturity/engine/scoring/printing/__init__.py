"""A scorecard as a tree of lines for a terminal, for people to follow."""

from maturity.engine.scoring.printing.layout import WIDTH, Line, laid_out
from maturity.engine.scoring.printing.numbers import exactly, said_of
from maturity.engine.scoring.printing.tree import MOST_NAMED, tree_lines
from maturity.engine.scoring.printing.words import words_in

__all__ = [
    "MOST_NAMED",
    "WIDTH",
    "Line",
    "exactly",
    "laid_out",
    "said_of",
    "tree_lines",
    "words_in",
]
