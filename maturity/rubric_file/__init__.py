"""Rubric YAML to edition and back, and answers files to sheets."""

from maturity.rubric_file.answers import parse_answers, read_answers
from maturity.rubric_file.checking import check_file, load_sound
from maturity.rubric_file.loading import RubricFile, RubricFileError, load_edition, load_rubric_file
from maturity.rubric_file.writing import dump_edition

__all__ = [
    "RubricFile",
    "RubricFileError",
    "check_file",
    "dump_edition",
    "load_edition",
    "load_rubric_file",
    "load_sound",
    "parse_answers",
    "read_answers",
]
