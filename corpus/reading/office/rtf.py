"""RTF files before they are converted: the numbers of lists as the writing program left them.

Every program that writes lists writes each number out as well, for readers that know no lists
(RTF 1.9.1, "Bullets and Numbering": listtext, pntext). LibreOffice counts anew instead, and counts
otherwise: articles begin again in each chapter, labels in Chinese lose their signs, a list whose
definition is away has none. So what stands written is made text, and the lists are taken away.
"""

from __future__ import annotations

import re

# The tab after a number is a gap, as it is where Word files are read.
_WRITTEN = re.compile(
    rb"\{\\(?:listtext|pntext)(?![a-z])((?:[^{}\\]|\\.)*?)(?:\\tab ?)?\}", re.DOTALL
)
_GAP = rb"{\1}\\'20"
# A paragraph's list (not the \\ls of an escaped backslash), and the old form of its definition.
_LIST = re.compile(rb"(?<!\\)\\ls[0-9]{1,9} ?")
_OLD_LIST = re.compile(rb"\{\\\*\\pn(?![a-z])(?:[^{}\\]|\\.|\{[^{}]{0,200}\})*\}", re.DOTALL)


def with_numbers(data: bytes) -> bytes:
    """Return the RTF file ``data`` with its numbers as text; unchanged where it writes none out."""
    shown, count = _WRITTEN.subn(_GAP, data)
    return _OLD_LIST.sub(b"", _LIST.sub(b"", shown)) if count else data
