"""Where editors change the draft and publishers publish it."""

from maturity.admin import editions, questions, rubrics, tables

__all__ = ["editions", "questions", "rubrics", "tables"]
