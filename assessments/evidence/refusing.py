"""Why a file was not taken; `code` says it, the forms put it into words."""

from assessments.actions.refusals import Refused


class FileRefused(Refused):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
