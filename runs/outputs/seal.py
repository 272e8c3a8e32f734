"""The seal of an output, by which the next run knows whether it was edited."""

from pathlib import Path


def sealed(path: Path, data: bytes) -> bytes:
    """Return what is to be written to ``path`` with its seal; formats that bear none as they are.

    The same bytes for the same input.
    """
    suffix = path.suffix.lower()
    if suffix == ".docx":
        from ...report.notes.stamp.word import sealed as word

        return word(data)
    if suffix == ".xlsx":
        from ...report.notes.stamp.book import sealed as book

        return book(data)
    if suffix in (".html", ".md", ".pdf"):
        from ...report.notes.stamp.page import sealed as page

        return page(data)
    return data
