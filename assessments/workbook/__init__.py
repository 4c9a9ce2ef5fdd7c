"""The questionnaire as a workbook: out, read back, and what it would change."""
