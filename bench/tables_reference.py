"""Columns in docs/tables.md: ``python -m bench.tables_reference`` writes them anew."""

from pathlib import Path

from duizhao.report.batch.columns import TABLES, columns
from duizhao.report.batch.dictionary import meaning, type_word, unit_or_words
from duizhao.report.words.words import Words

ENGLISH = Words("en")
PAGE = Path(__file__).resolve().parent.parent / "docs" / "tables.md"


def described(table: str) -> list[str]:
    """Return the rows of docs/tables.md for the columns of a table."""
    found = []
    for column in columns(table):
        more = unit_or_words(column, ENGLISH)
        more = more.replace(" ", ", ") if column.words else more
        told = column.name, type_word(column, ENGLISH), more, meaning(table, column, ENGLISH)
        found.append(f"| {' | '.join(told)} |")
    return found


def main() -> None:
    """Write the rows of every table into the page; what stands around them stays."""
    page = PAGE.read_text("utf-8")
    for table in TABLES:
        head, _, rest = page.partition(f"## {table}\n")
        part, mark, after = rest.partition("\n## ")
        lines = part.splitlines()
        rows = [at for at, line in enumerate(lines) if line.startswith("| ")]
        lines[rows[0] + 2 : rows[-1] + 1] = described(table)
        page = f"{head}## {table}\n" + "\n".join(lines) + "\n" + mark + after
    PAGE.write_text(page, "utf-8")


if __name__ == "__main__":
    main()
