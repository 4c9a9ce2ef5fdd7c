"""Runs in the environment where WeasyPrint is: prints a page so many times, tells the times.

`printing.py PAGE OUT TIMES` writes the last document to OUT and says the median of processor time.
"""

import sys
import time
from pathlib import Path
from statistics import median

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration


def main(page: str, out: str, times: str) -> None:
    text, fonts, spent = Path(page).read_text("utf-8"), FontConfiguration(), []
    HTML(string=text).write_pdf(font_config=fonts)
    for _ in range(int(times)):
        begin = time.process_time()
        made = HTML(string=text).write_pdf(font_config=fonts)
        spent.append(time.process_time() - begin)
    Path(out).write_bytes(made or b"")
    sys.stdout.write(f"{median(spent)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
