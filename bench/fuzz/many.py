"""Fuzzed of what is made of many texts: workbook, page, family, a sheet that came back."""

import random
import tempfile
from functools import cache
from pathlib import Path

from duizhao.alignment.family.collate import family
from duizhao.alignment.model import Comparison
from duizhao.corpus.limits import LIMITS
from duizhao.corpus.model import InputError, Source
from duizhao.corpus.parse import parse
from duizhao.report.batch.columns import Values
from duizhao.report.batch.files import Format
from duizhao.report.batch.page.answers import answer_rows
from duizhao.report.batch.page.survey import Survey, answers_of, clauses_of, text_of
from duizhao.report.batch.page.survey_write import survey_html
from duizhao.report.batch.rows.comparison import comparison_rows, template_rows
from duizhao.report.batch.workbook.write import workbook
from duizhao.report.batch.write import named
from duizhao.report.family.files import family_files
from duizhao.report.family.write_tables import family_tables, open_tables
from duizhao.report.validation.model import Sample
from duizhao.report.validation.sheet import sheet_csv, sheet_xlsx
from duizhao.runs.sheets.returned import sheet_rows

from bench.fuzz import seeds as seeds
from bench.fuzz.checks import CHECKS, shows_all
from bench.fuzz.reports import Run, Seeds, compared, refused_in_words, rule

_TOLD = {
    "versions": {"duizhao": "0"},
    "writers": {},
    "settings": {},
    "template": {"path": "a.txt", "title": "=1+1", "sha256": "0" * 64},
    "variants": {"compared": 1, "failed": 0},
}


def run_workbook(_data: bytes, rng: random.Random) -> None:
    """No cell of a workbook runs, leads elsewhere or hides anything."""
    import openpyxl

    comparison = compared(rng)
    if comparison is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "tables.xlsx")
        with workbook(file, _TOLD, rng.choice(("zh", "en"))) as sink:
            rows = (*template_rows(comparison.template), *_rows(comparison))
            for table, values in named(rows, comparison.template, "b.txt"):
                sink(table, values)
        for sheet in openpyxl.load_workbook(file):
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                assert cell.data_type != "f", f"formula {cell.value!r}"
                assert not (cell.hyperlink and cell.hyperlink.target), f"link {cell.value!r}"
                shows_all(str(cell.value).replace("\n", ""))


def _rows(comparison: Comparison) -> list[tuple[str, Values]]:
    return list(comparison_rows(comparison))


def run_survey(_data: bytes, rng: random.Random) -> None:
    """The page of many texts is a page, whatever the texts and their files are called."""
    comparison = compared(rng)
    if comparison is None:
        return
    rows = [*_rows(comparison), *answer_rows(comparison)]
    texts = tuple(text_of(seeds.text(rng, 6), rows) for _ in range(2))
    failures = ((seeds.text(rng, 6), seeds.text(rng, 6)),)
    survey = Survey(comparison.template, clauses_of(comparison.template), texts, failures)
    answers = (answers_of(rows) for _ in texts)
    page = b"".join(survey_html(survey, answers, ("documents.csv",), rng.choice(("zh", "en"))))
    CHECKS[".html"](page)


def run_collate(_data: bytes, rng: random.Random) -> None:
    """A family is laid out whatever its texts say, and its files are harmless."""
    made = [parse(Source(f"{at}.txt", "", rule(rng), "text")) for at in range(rng.randint(2, 4))]
    documents = [document for document in made if document.clauses]
    if len(documents) < 2:
        return
    known = documents.pop() if len(documents) > 2 and rng.random() < 0.5 else None
    found = family(documents, known)
    for name, data in family_files(1, found, rng.choice(("zh", "en"))).items():
        CHECKS.get(Path(name).suffix if "json" not in name else "", len)(data)
    with tempfile.TemporaryDirectory() as folder:
        with open_tables(Path(folder), (Format.CSV,)) as tables:
            tables.add_family(family_tables(1, found))
        for file in Path(folder).glob("*.csv"):
            CHECKS[".csv"](file.read_bytes())


def run_sheet(data: bytes, _rng: random.Random) -> None:
    """A sheet that came back is read, or refused with a sentence."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "sheet.xlsx")
        file.write_bytes(data)
        try:
            assert all(isinstance(cell, str) for row in sheet_rows(file, LIMITS) for cell in row)
        except InputError as refused:
            refused_in_words(refused)


@cache
def sheets() -> tuple[bytes, ...]:
    """Return sheets to judge, as they are given out."""
    empty = Sample((), {}, (0, 0))
    return (sheet_xlsx(empty, "zh"), sheet_xlsx(empty, "en"), sheet_csv(empty, "zh"))


MANY: tuple[tuple[str, Seeds, Run, int], ...] = (
    ("workbook", lambda: (), run_workbook, 1),
    ("survey", lambda: (), run_survey, 2),
    ("collate", lambda: (), run_collate, 2),
    ("sheet", sheets, run_sheet, 4),
)
