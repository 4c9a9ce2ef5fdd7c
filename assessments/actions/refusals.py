"""Why an act was refused. Views turn these into messages; nothing was changed."""

from collections.abc import Sequence


class Refused(Exception):
    """An act that cannot be done as asked; the transaction changed nothing."""


class AssessmentIsLocked(Refused):
    """It was submitted; from then on it never changes."""


class OpenAssessmentExists(Refused):
    """The plant already has an open assessment of this edition."""


class NoCurrentEdition(Refused):
    """The rubric has no published, current edition to start from."""


class NotSubmitted(Refused):
    """Only a submitted assessment can be followed up."""


class OpenQuestions(Refused):
    """Questions are still open and the person has not yet said to submit all the same."""

    def __init__(self, questions: Sequence[str]) -> None:
        super().__init__(f"{len(questions)} open")
        self.questions = tuple(questions)


class AnswerRefused(Refused):
    """One answer that the edition does not allow: `code` says why, `question` where."""

    def __init__(self, question: str, code: str) -> None:
        super().__init__(f"{question}: {code}")
        self.question = question
        self.code = code


class TotalsRefused(Refused):
    """A total below what was already counted at some question, or no number at all."""

    def __init__(self, total: str, questions: Sequence[str] = ()) -> None:
        super().__init__(total)
        self.total = total
        self.questions = tuple(questions)


class ExceptionRefused(Refused):
    """An exception where the annex allows none, or without a reason."""

    def __init__(self, demand: str) -> None:
        super().__init__(demand)
        self.demand = demand


class Stale(Refused):
    """Somebody else changed the same thing since it was read."""
