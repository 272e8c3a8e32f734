"""How large a file may be, in one place, each limit with its reason."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reader refuses, so that a hostile file costs seconds and not the machine.

    ``file_bytes``: the largest Chinese statute with pictures is a few megabytes; 100 leaves room
    for scanned annexes, and a file is held in memory once.
    ``text_bytes``: a text of 16 MB has 5 million characters, more than any code of laws; parsing
    it still ends within a minute.
    ``part_bytes``: the XML tree of a part takes about ten times the size of the part; 24 MB stay
    below 500 MB of memory.
    ``unpacked_bytes``: all parts together, which whoever copies the file has to inflate.
    ``ratio``: text in real Word files packs to at most a fiftieth, DEFLATE can reach 1:1032.
    ``ratio_floor``: below this size a part is harmless however well it packs (blank tables do).
    ``parts``: one part per picture, chart and header; a file of thousands is made by a program.
    ``paragraphs``: the Civil Code has about 2 000; 200 000 is a whole library in one file.
    ``page_lines``: the extractor of web pages needs half a minute for 50 000 lines; a longer page
    is read as it is.
    ``depth``: tables in tables in text boxes reach about 60 elements; each level costs stack.
    """

    file_bytes: int = 100 * MEGABYTE
    text_bytes: int = 16 * MEGABYTE
    part_bytes: int = 24 * MEGABYTE
    unpacked_bytes: int = 400 * MEGABYTE
    ratio: int = 200
    ratio_floor: int = 4 * MEGABYTE
    parts: int = 5_000
    paragraphs: int = 200_000
    page_lines: int = 20_000
    depth: int = 160


LIMITS = Limits()
