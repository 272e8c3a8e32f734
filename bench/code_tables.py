"""Make the tables of code points anew from the data that they come from.

    python -m bench.code_tables UCD DINGBATS

UCD is a folder with the files of the Unicode Character Database (the Debian package unicode-data
has them under usr/share/unicode); DINGBATS is dingbats.py of the Python package mammoth, which
holds what the fonts Symbol and Wingdings show at each code. Writes corpus/tables/ignorable.tsv,
radicals.tsv and symbols.tsv. In the last one the rows marked as chosen stay as they are.
"""

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

TABLES = Path(__file__).resolve().parent.parent / "corpus" / "tables"
_RANGE = re.compile(r"([0-9A-F]{4,6})(?:\.\.([0-9A-F]{4,6}))?\s*;\s*([0-9A-Za-z_]+)")
FONTS = ("Symbol", "Wingdings", "Wingdings 2", "Wingdings 3")
# Codes where the sign of Unicode is rare and prints as an empty box: the plain sign of its kind.
_PRIVATE = range(0xE000, 0xF900)


def rows(file: Path) -> Iterator[tuple[int, int, str]]:
    """Yield first and last code point and value of each row of a file of the database."""
    for line in file.read_text(encoding="utf-8").splitlines():
        found = _RANGE.match(line)
        if found:
            yield int(found[1], 16), int(found[2] or found[1], 16), found[3]


def version(file: Path) -> str:
    """Return the name and version that a file of the database tells in its first line."""
    return file.read_text(encoding="utf-8").splitlines()[0].strip("# ")


def ignorable(folder: Path) -> list[str]:
    """Return the ranges of default-ignorable code points, those that touch as one."""
    file = folder / "DerivedCoreProperties.txt"
    found = (row[:2] for row in rows(file) if row[2] == "Default_Ignorable_Code_Point")
    joined: list[list[int]] = []
    for first, last in sorted(found):
        if joined and first == joined[-1][1] + 1:
            joined[-1][1] = last
        else:
            joined.append([first, last])
    head = [
        "# Code points that show nothing (Default_Ignorable_Code_Point): first, last. Made by",
        f"# bench.code_tables from {version(file)} of the Unicode Character Database",
        "# (Unicode License v3).",
    ]
    return head + [f"{first:05X}\t{last:05X}" for first, last in joined]


def radicals(folder: Path) -> list[str]:
    """Return the unified ideograph for each radical and stroke that has one."""
    file = folder / "EquivalentUnifiedIdeograph.txt"
    head = [
        "# Radicals and strokes, and the ideograph that looks the same. Made by bench.code_tables",
        f"# from {version(file)} of the Unicode Character Database (Unicode",
        "# License v3).",
    ]
    pairs = (
        (chr(code), chr(int(value, 16)))
        for first, last, value in rows(file)
        for code in range(first, last + 1)
    )
    return head + [f"{radical}\t{ideograph}" for radical, ideograph in sorted(pairs)]


def symbols(dingbats: Path) -> list[str]:
    """Return the sign of each code of the symbol fonts; rows that were chosen by hand stay."""
    table = TABLES / "symbols.tsv"
    lines = table.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("# ")]
    written = [line.split("\t") for line in lines if not line.startswith("# ")]
    found = {
        (font, f"{code:02X}"): (chr(sign), "")
        for (font, code), sign in _literal(dingbats).items()
        if font in FONTS and sign not in _PRIVATE and code != sign
    }
    found |= {(row[0], row[1]): (row[2], "chosen") for row in written if row[3:] == ["chosen"]}
    return head + sorted("\t".join((*key, *value)).rstrip("\t") for key, value in found.items())


def _literal(dingbats: Path) -> dict[tuple[str, int], int]:
    """Return the dictionary that the file assigns, read as data and not run."""
    tree = ast.parse(dingbats.read_text(encoding="utf-8"))
    assigned = next(node for node in tree.body if isinstance(node, ast.Assign))
    return ast.literal_eval(assigned.value)


def write(name: str, lines: list[str]) -> None:
    """Write one table."""
    (TABLES / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}.tsv: {len(lines)} lines")


def main() -> None:
    """Write the three tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ucd", type=Path)
    parser.add_argument("dingbats", type=Path)
    given = parser.parse_args()
    write("ignorable", ignorable(given.ucd))
    write("radicals", radicals(given.ucd))
    write("symbols", symbols(given.dingbats))


if __name__ == "__main__":
    main()
