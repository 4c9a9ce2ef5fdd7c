"""What stands on the pages of a PDF, by the quick reader of poppler."""

import subprocess


def page_texts(pdf: bytes) -> list[str]:
    """Page by page, in the order in which it was written."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8").split("\f")[:-1]
