"""What is wrong with an edition: errors that forbid scoring, and warnings."""

from maturity.engine.problems.finding import problems

__all__ = ["problems"]
