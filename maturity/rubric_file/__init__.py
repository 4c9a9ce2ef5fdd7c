"""Rubric YAML to edition and back, and answers files to sheets."""

from maturity.rubric_file.answers import parse_answers, read_answers
from maturity.rubric_file.loading import RubricFile, RubricFileError, load_edition, load_rubric_file
from maturity.rubric_file.writing import dump_edition

__all__ = [
    "RubricFile",
    "RubricFileError",
    "dump_edition",
    "load_edition",
    "load_rubric_file",
    "parse_answers",
    "read_answers",
]
