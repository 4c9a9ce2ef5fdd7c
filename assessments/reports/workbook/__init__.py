"""Report -> the bytes of an .xlsx: the facts of page and PDF, for those who want to count again."""

from assessments.reports.workbook.writing import write_workbook

__all__ = ["write_workbook"]
