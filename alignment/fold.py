"""Comparison form of a body: white space gone, width folded, offsets kept."""

import unicodedata


def fold(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the comparison form of ``text`` and for each of its characters where it came from."""
    form: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(text):
        for folded in unicodedata.normalize("NFKC", char):
            if not folded.isspace():
                form.append(folded)
                offsets.append(at)
    return "".join(form), tuple(offsets)
