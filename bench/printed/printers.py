"""Programs that print texts as PDF files: a browser, LibreOffice; two pages on a sheet; OFD."""

import html
import io
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import c_float
from pathlib import Path
from typing import Any

from docx import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Pt

from bench.ofd import ofd

Lines = Sequence[str]
FONTS = {
    "Noto Sans CJK": "Noto Sans CJK SC",
    "Noto Serif CJK": "Noto Serif CJK SC",
    "AR PL UKai (TrueType)": "AR PL UKai CN",
}
_A3 = (1190.55, 841.89)
_PRINTED = {"format": "A4", "margin": dict.fromkeys(("top", "bottom", "left", "right"), "25mm")}


@contextmanager
def browser() -> Iterator[Any]:
    """Start the system's Chromium without a window."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


def by_browser(page: Any, lines: Lines, font: str) -> bytes:
    """Print a text from a page of the web."""
    title, *rest = lines
    body = "".join(f"<p>{html.escape(line)}</p>" for line in rest)
    style = f"body{{font:16px '{font}'}} p{{text-indent:2em;margin:.4em 0}} h1{{text-align:center}}"
    page.set_content(
        f"<html lang=zh-CN><style>{style}</style><h1>{html.escape(title)}</h1>{body}</html>"
    )
    return page.pdf(**_PRINTED)


def two_up(data: bytes) -> bytes:
    """Put every two pages of a PDF file on one A3 sheet."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    source = pdfium.PdfDocument(data)
    sheets = raw.FPDF_ImportNPagesToOne(source.raw, c_float(_A3[0]), c_float(_A3[1]), 2, 1)
    out = io.BytesIO()
    pdfium.PdfDocument(sheets).save(out)
    return out.getvalue()


def word_file(lines: Lines, columns: int, file: Path) -> None:
    """Write a text as a Word file in so many columns."""
    document = WordDocument()
    normal = document.styles["Normal"]
    normal.font.size = Pt(12)
    normal.font.name = "AR PL UKai CN"
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "AR PL UKai CN")
    for line in lines:
        paragraph = document.add_paragraph(line)
        paragraph.paragraph_format.first_line_indent = Pt(24)
    columns_of = document.sections[0]._sectPr.find(qn("w:cols"))
    columns_of.set(qn("w:num"), str(columns))
    columns_of.set(qn("w:space"), "720")
    document.save(str(file))


def by_office(files: Sequence[Path], folder: Path) -> None:
    """Print Word files with LibreOffice, all in one go; the PDF files come into ``folder``."""
    office = shutil.which("soffice") or "libreoffice"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True)


def as_ofd(lines: Lines) -> bytes:
    """Write a text as an OFD file with a head on every page."""
    return ofd(lines[1:], lines[0], "某市人民政府文件")
