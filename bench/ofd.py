"""Write texts as OFD files (GB/T 33190-2016), laid out as offices print documents (GB/T 9704-2012).

    python -m bench.ofd TEXT.txt -o FILE.ofd

A4, 28 characters a line, 22 lines a page, a head on every page as a template, page numbers at the
foot. Reading is measured with such files, and tests read them.
"""

import argparse
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

NAMESPACE = "http://www.ofdspec.org/2016"
WIDTH, HEIGHT = 210.0, 297.0
LEFT, TOP = 28.0, 45.0
SIZE, PITCH = 5.57, 10.2
LINE, PAGE = 28, 22
# What may not begin a line hangs at the end of the one before it.
_HANGING = "，。；：、？！）》”’】〕％…"
_STAMP = (2026, 1, 1, 0, 0, 0)


def is_wide(char: str) -> bool:
    """Say whether a character is as wide as it is high."""
    return not char.isascii()


def steps(line: str) -> list[float]:
    """Return the way from each character to the next."""
    return [SIZE if is_wide(char) else SIZE / 2 for char in line[:-1]]


def delta(line: str) -> str:
    """Return the steps as OFD writes them: ``g 3 5.57`` for three that are the same."""
    written: list[str] = []
    found = steps(line)
    at = 0
    while at < len(found):
        count = 1
        while at + count < len(found) and found[at + count] == found[at]:
            count += 1
        step = f"{found[at]:g}"
        written.append(f"g {count} {step}" if count > 1 else step)
        at += count
    return " ".join(written)


def text_object(line: str, x: float, y: float, number: int, extra: str = "") -> str:
    """Return one line of text whose top left corner is at ``x``, ``y`` (millimetres)."""
    width = sum(steps(line)) + SIZE
    return (
        f'<ofd:TextObject ID="{number}" Boundary="{x:g} {y:g} {width:g} {SIZE * 1.2:g}" Font="1" '
        f'Size="{SIZE}"{extra}><ofd:TextCode X="0" Y="{SIZE * 0.9:g}" DeltaX="{delta(line)}">'
        f"{escape(line)}</ofd:TextCode></ofd:TextObject>"
    )


def wrapped(paragraph: str, width: int = LINE) -> Iterator[str]:
    """Yield the lines of a paragraph; the first is indented by two characters."""
    line, room = "", float(width - 2)
    for char in paragraph:
        need = 1.0 if is_wide(char) else 0.5
        if room < need and char not in _HANGING:
            yield line
            line, room = "", float(width)
        line += char
        room -= need
    yield line


def placed(paragraphs: Iterable[str], title: str = "") -> Iterator[tuple[float, str]]:
    """Yield each line with where it begins; the title is centred."""
    for line in filter(None, [title]):
        yield LEFT + (LINE - len(line)) / 2 * SIZE, line
    for paragraph in paragraphs:
        for at, line in enumerate(wrapped(paragraph)):
            yield LEFT + (2 * SIZE if at == 0 else 0.0), line


def page(objects: Iterable[str], template: str = "") -> str:
    """Return the content of one page."""
    used = f'<ofd:Template TemplateID="{template}"/>' if template else ""
    return _part(
        "Page",
        f"{used}<ofd:Content><ofd:Layer ID='9' Type='Body'>{''.join(objects)}</ofd:Layer>"
        "</ofd:Content>",
    )


def _part(root: str, inside: str, attributes: str = "") -> str:
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}<ofd:{root} xmlns:ofd="{NAMESPACE}"{attributes}>{inside}</ofd:{root}>'


def parts(
    pages: Sequence[str], template: str = "", resources: str = "", **more: str
) -> dict[str, str]:
    """Return the parts of a file with these pages; ``more`` goes into Document.xml by its name."""
    listed = "".join(
        f'<ofd:Page ID="{100 + at}" BaseLoc="Pages/Page_{at}/Content.xml"/>'
        for at in range(len(pages))
    )
    over = '<ofd:TemplatePage ID="2" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if template else ""
    used = "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>" if resources else ""
    found = {
        "OFD.xml": _part(
            "OFD",
            "<ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo>"
            "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>",
            ' Version="1.0" DocType="OFD"',
        ),
        "Doc_0/Document.xml": _part(
            "Document",
            f"<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 {WIDTH:g} {HEIGHT:g}"
            f"</ofd:PhysicalBox></ofd:PageArea>{used}{over}</ofd:CommonData>"
            f"<ofd:Pages>{listed}</ofd:Pages>{''.join(more.values())}",
        ),
    }
    found |= {f"Doc_0/Pages/Page_{at}/Content.xml": one for at, one in enumerate(pages)}
    if template:
        found["Doc_0/Tpls/Tpl_0/Content.xml"] = template
    if resources:
        found["Doc_0/PublicRes.xml"] = _part("Res", resources)
    return found


def packed(files: dict[str, str]) -> bytes:
    """Return the zip of the parts; the same parts give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def ofd(paragraphs: Sequence[str], title: str = "", head: str = "") -> bytes:
    """Return a text as an OFD file; ``head`` is printed at the top of every page."""
    lines = list(placed(paragraphs, title))
    pages = []
    for number, start in enumerate(range(0, len(lines), PAGE), 1):
        objects = [
            text_object(line, x, TOP + row * PITCH, row + 10)
            for row, (x, line) in enumerate(lines[start : start + PAGE])
            if line
        ]
        foot = text_object(f"— {number} —", WIDTH / 2 - 2 * SIZE, HEIGHT - 25, 90)
        pages.append(page([*objects, foot], "2" if head else ""))
    over = page([text_object(head, LEFT, 20.0, 3)]) if head else ""
    return packed(parts(pages, over))


def main() -> None:
    """Write one text file as an OFD file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    lines = [line.strip() for line in given.text.read_text(encoding="utf-8").splitlines()]
    title, *rest = [line for line in lines if line]
    given.output.write_bytes(ofd(rest, title))


if __name__ == "__main__":
    main()
