"""Pack the folder application, try it, and print its size and times; `make app` calls this.

    python packaging/pack.py FOLDER

Exits 1 when it is larger packed than 60 MB, slower to a report than 2 seconds, or fails one of the
runs: compare, redline, PDF reading, batch.
"""

import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

MOST_BYTES = 60_000_000
MOST_SECONDS = 2.0
PAIR = ("食堂办法\n第一条　食堂应当每日公示菜单。\n", "食堂细则\n第一条　食堂可以每周公示菜单。\n")
ROUNDS = (
    ["compare", "a.txt", "b.txt", "-o", "表.docx"],
    ["compare", "a.txt", "b.txt", "-o", "表.docx", "-o", "表.html", "-o", "表.xlsx", "--force"],
    ["compare", "a.txt", "b.txt", "--redline", "修订.docx"],
    ["outline", "c.pdf"],
    ["batch", "a.txt", "b.txt", "-o", "结果"],
    ["demo", "-o", "演示"],
)


def main(folder: Path) -> int:
    """Pack ``folder`` beside itself and try it; return the exit code."""
    packed = pack(folder)
    size = packed.stat().st_size
    print(f"{packed.name}: {size / 1e6:.1f} MB packed")
    with tempfile.TemporaryDirectory() as scratch:
        seconds = [tried(folder, words, Path(scratch)) for words in ROUNDS]
    for words, spent in zip(ROUNDS, seconds, strict=True):
        print(f"{'failed' if spent < 0 else f'{spent:.2f} s'}: {' '.join(words)}")
    first = seconds[1]  # the files of the program are in the memory of the system now
    return int(min(seconds) < 0 or size > MOST_BYTES or first > MOST_SECONDS)


def pack(folder: Path) -> Path:
    """Pack the application; links to files inside it are not packed twice."""
    packed = folder.with_suffix(".zip")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_symlink():
                link = zipfile.ZipInfo(str(path.relative_to(folder.parent)))
                link.create_system, link.external_attr = 3, 0o120777 << 16
                archive.writestr(link, str(path.readlink()))
            elif path.is_file():
                archive.write(path, path.relative_to(folder.parent))
    return packed


def tried(folder: Path, words: list[str], scratch: Path) -> float:
    """Return the seconds that a run took, -1 where it failed."""
    for name, text in zip(("a.txt", "b.txt"), PAIR, strict=True):
        (scratch / name).write_text(text, encoding="utf-8")
    (scratch / "c.pdf").write_bytes(PDF)
    program = folder / ("duizhao.exe" if sys.platform == "win32" else "duizhao")
    began = time.perf_counter()
    done = subprocess.run(
        [str(program.resolve()), *words],
        cwd=scratch,
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    spent = time.perf_counter() - began
    if done.returncode:
        print(done.stderr.decode(errors="replace").strip())
        return -1.0
    return spent


def _pdf() -> bytes:
    """Return a page with one article in a Latin face, enough to show that PDF is read."""
    words = b"BT /F 12 Tf 72 720 Td (1. Menus are shown daily.) Tj ET"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F << /Type /Font /Subtype /Type1"
        b" /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(words), words),
    )
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )


PDF = _pdf()

if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
