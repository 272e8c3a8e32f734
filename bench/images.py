"""Draw the pages of reports that the documentation shows: docs/images, from the built-in examples.

    python -m bench.images [-o DIR]

Needs LibreOffice, pdftoppm (poppler-utils), a Chromium with playwright, and Chinese fonts (Noto
CJK, AR PL UKai). Faces of official documents are not free: others stand in for this run, of the
same width, so that lines and pages break as on a machine that has them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from typing import NamedTuple

from duizhao.alignment.compare import compare, compare_files
from duizhao.corpus.load import load
from duizhao.corpus.reading.office.convert import find_office
from duizhao.report.html.write import comparison_html
from duizhao.report.redline.write import redline
from duizhao.report.several.model import Pair, Several, pairs_beside, pairs_to_compare
from duizhao.report.several.word import several_docx
from duizhao.report.statement.word import statement_docx
from duizhao.report.word.write import comparison_docx
from duizhao.report.words.layout import Against, Layout, Marks

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "cli" / "examples"
LARGEST = 150_000  # bytes of one image
_FACES = (
    ("Noto Serif CJK SC", ("仿宋_GB2312", "方正小标宋简体", "宋体")),
    ("AR PL UKai CN", ("楷体_GB2312",)),
    ("Noto Sans CJK SC", ("黑体",)),
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Page(NamedTuple):
    """A page to draw: the name of its image, the report it is in, its number, in grey or colour."""

    image: str
    report: str
    number: int
    grey: bool = True
    dpi: int = 90


PAGES = (
    Page("report-first", "implementation", 1),
    Page("report", "implementation", 3),
    Page("report-revision", "revision", 3),
    Page("report-underline", "underline", 3),
    Page("report-checks", "implementation", 17),
    Page("report-items", "implementation", 5),
    Page("several", "several", 2),
    Page("statement", "statement", 1, dpi=66),
    Page("redline", "redline", 1, grey=False, dpi=66),
)


def reports(folder: Path) -> None:
    """Write the reports of one comparison, the city's rule beside the template."""
    found = compare_files(EXAMPLES / "template.docx", EXAMPLES / "city.txt")
    made = {
        "implementation.docx": comparison_docx(found, Layout.IMPLEMENTATION, "zh"),
        "revision.docx": comparison_docx(found, Layout.REVISION, "zh"),
        "underline.docx": comparison_docx(found, Layout.REVISION, "zh", Marks.UNDERLINE),
        "redline.docx": redline(found).data,
        "several.docx": several_docx(_three(), "zh"),
        "statement.docx": statement_docx(found, "zh"),
        "page.html": comparison_html(found, Layout.IMPLEMENTATION, "zh").encode(),
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)


def _three() -> Several:
    """Return the template, the province's rule and the city's, each beside the template."""
    names = ("template.docx", "province.docx", "city.txt")
    texts = tuple(load(EXAMPLES / name) for name in names)

    def compared(columns: tuple[tuple[int, int], ...]) -> tuple[Pair, ...]:
        return tuple(Pair(a, b, compare(texts[a], texts[b])) for a, b in columns)

    pairs = compared(pairs_to_compare(len(texts), 0, Against.BASE))
    beside = compared(pairs_beside(len(texts), 0, Against.BASE))
    return Several(("国家", "省", "市"), texts, 0, Against.BASE, pairs, beside)


def stand_ins(folder: Path) -> dict[str, str]:
    """Return an environment in which free faces stand in for those of official documents."""
    rules = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{face}</string></edit></match>'
        for face, names in _FACES
        for name in names
    )
    include = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    (folder / "fonts.conf").write_text(
        f'<?xml version="1.0"?><fontconfig>{include}{rules}</fontconfig>', encoding="utf-8"
    )
    return {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}


def print_pages(folder: Path) -> None:
    """Let LibreOffice print every Word file of ``folder`` as .pdf."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [find_office(), "--headless", "--norestore", profile, "--convert-to", "pdf"]
    command += ["--outdir", str(folder), *map(str, sorted(folder.glob("*.docx")))]
    subprocess.run(command, check=True, capture_output=True, env=stand_ins(folder), timeout=300)


def draw(page: Page, folder: Path, target: Path) -> Path:
    """Draw one printed page; return the image."""
    name, number = target / page.image, str(page.number)
    command = ["pdftoppm", "-singlefile", "-r", str(page.dpi), "-f", number, "-l", number]
    command += ["-gray"] if page.grey else ["-png"]
    source = str(folder / f"{page.report}.pdf")
    if not page.grey:
        subprocess.run([*command, source, str(name)], check=True)
        return name.with_suffix(".png")
    done = subprocess.run([*command, source], check=True, capture_output=True)
    name.with_suffix(".png").write_bytes(small_png(done.stdout))
    return name.with_suffix(".png")


def small_png(image: bytes) -> bytes:
    """Return a grey image (PGM, 8 bits) as PNG with 16 greys: a third of the usual size."""
    _, size, _, pixels = image.split(b"\n", 3)
    width, height = map(int, size.split())
    rows = (pixels[at * width : (at + 1) * width] for at in range(height))
    packed = (
        bytes((a & 0xF0) | b >> 4 for a, b in zip(row[::2], row[1::2] + b"\0", strict=False))
        for row in rows
    )
    header = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + row for row in packed), 9)
    chunks = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


def draw_browser(folder: Path, target: Path) -> Path:
    """Draw the page as a browser shows it; return the image."""
    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        view = browser.new_page(viewport={"width": 1100, "height": 720})
        view.goto((folder / "page.html").as_uri())
        view.screenshot(path=target / "page.png")
        browser.close()
    return target / "page.png"


def draw_review(folder: Path, target: Path) -> Path:
    """Draw the page of a review of the same texts; return the image."""
    from duizhao.alignment.model import DEFAULTS
    from duizhao.corpus.limits import LIMITS
    from duizhao.runs.review.house import House
    from playwright.sync_api import sync_playwright

    from bench.review.serving import address_of

    texts = [Path(shutil.copy(EXAMPLES / name, folder)) for name in ("template.docx", "city.txt")]
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with House(LIMITS, "zh", DEFAULTS, folder) as house, sync_playwright() as started:
        address = address_of(house, house.open(texts[0], texts[1]))
        browser = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        view = browser.new_page(viewport={"width": 1000, "height": 560})
        view.goto(address)
        view.wait_for_selector("body[data-ready]")
        view.screenshot(path=target / "review.png")
        browser.close()
    return target / "review.png"


def main() -> int:
    """Draw everything; exit 1 when an image is too large for the documentation."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "docs" / "images")
    target = parser.parse_args().output
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        reports(folder)
        print_pages(folder)
        drawn = [draw(page, folder, target) for page in PAGES] + [draw_browser(folder, target)]
        drawn.append(draw_review(folder, target))
    for image in drawn:
        print(f"{image.stat().st_size:8} {image.name}")
    return int(any(image.stat().st_size > LARGEST for image in drawn))


if __name__ == "__main__":
    sys.exit(main())
