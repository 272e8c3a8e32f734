"""How large a file may be, in one place, each limit with its reason."""

import re
from dataclasses import dataclass, fields, replace

from .model import InputError

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reader refuses, so that a hostile file costs seconds and not the machine.

    ``file_bytes``: the largest Chinese statute with pictures is a few megabytes; 100 leaves room
    for scanned annexes, and a file is held in memory once.
    ``text_bytes``: a saved page or text of 16 MB is mostly pictures or markup.
    ``text_chars``: of what was read. The longest of 3,090 statutes has 105 000 characters; a
    million are split into clauses in about 10 seconds.
    ``part_bytes``: the XML tree of a part takes about ten times the size of the part; 24 MB stay
    below 500 MB of memory.
    ``unpacked_bytes``: all parts together, which whoever copies the file has to inflate.
    ``ratio``: text in real Word files packs to at most a fiftieth, DEFLATE can reach 1:1032.
    ``ratio_floor``: below this size a part is harmless however well it packs (blank tables do).
    ``parts``: one part per picture, chart and header; a file of thousands is made by a program.
    ``paragraphs``: the Civil Code has about 2 000; 100 000 is a whole library in one file, and
    as many lines are parsed in about 8 seconds.
    ``page_lines``: the extractor of web pages needs half a minute for 50 000 lines; a longer page
    is read as it is.
    ``depth``: tables in tables in text boxes reach about 60 elements; each level costs stack.
    ``pages``: of a PDF file; a gazette's volume of a year has some 1 500.
    ``apart_bytes``: what is larger than this is read in a process of its own, which ends at the
    limits of time and memory; what is smaller cannot cost as much, and starting a process takes
    as long as reading ten small files. PDF files are always read so.
    ``seconds``: at work, and four times as many on the clock, for a machine may be busy: a PDF file
    of 250 000 characters takes 5. One more is given for each megabyte of the file.
    ``office_seconds``: LibreOffice needs 10 to 15 seconds on the clock for its first start on an
    office PC, and less than 5 at work.
    ``memory_bytes``: ten times ``part_bytes`` twice over; LibreOffice itself takes 220 MB.
    ``clause_chars``: to be compared. The longest provisions have a few thousand characters; what is
    longer by far is a text without line breaks. One of 100 000 is compared in 10 seconds.
    """

    file_bytes: int = 100 * MEGABYTE
    text_bytes: int = 16 * MEGABYTE
    text_chars: int = 1_000_000
    part_bytes: int = 24 * MEGABYTE
    unpacked_bytes: int = 400 * MEGABYTE
    ratio: int = 200
    ratio_floor: int = 4 * MEGABYTE
    parts: int = 5_000
    paragraphs: int = 100_000
    page_lines: int = 20_000
    depth: int = 160
    pages: int = 3_000
    apart_bytes: int = 2 * MEGABYTE
    seconds: int = 8
    office_seconds: int = 12
    clause_chars: int = 100_000
    memory_bytes: int = 450 * MEGABYTE


LIMITS = Limits()

_SETTING = re.compile(r"([a-z-]+)=([0-9]{1,15})([KMG]?)")
_SCALE = {"": 1, "K": 1024, "M": MEGABYTE, "G": 1024 * MEGABYTE}


def limit_names() -> tuple[str, ...]:
    """Return the names of all limits as the command line writes them: ``file-bytes``."""
    return tuple(field.name.replace("_", "-") for field in fields(Limits))


def set_limits(settings: tuple[str, ...], limits: Limits = LIMITS) -> Limits:
    """Return ``limits`` changed by settings such as ``seconds=60``, ``file-bytes=300M``.

    Raises InputError ("limit") for a name that is none, and for a value that is no number.
    """
    for setting in settings:
        read = _SETTING.fullmatch(setting)
        if read is None or read[1] not in limit_names() or int(read[2]) == 0:
            raise InputError("limit", setting, " ".join(limit_names()))
        value = int(read[2]) * _SCALE[read[3]]
        limits = replace(limits, **{read[1].replace("-", "_"): value})
    return limits
