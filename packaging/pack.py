"""Pack the folder application, try it, and print its size and times; `make app` calls this.

    python packaging/pack.py FOLDER [INSTALLED]

Exits 1 when it is larger packed than 60 MB, slower to a report than 2 seconds at work, fails one
of the runs (compare, redline, check, PDF reading, batch, demo, the page of review), or writes other
bytes than the program INSTALLED.
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterable
from pathlib import Path

MOST_BYTES = 60_000_000
MOST_SECONDS = 2.0
MOST_WAITED = 60
EXAMPLES = Path(__file__).resolve().parent.parent / "cli" / "examples"
PAIR = ("template.docx", "province.docx")
COMPARE = ("compare", *PAIR)
ROUNDS = (
    [*COMPARE, "-o", "表.docx"],
    [*COMPARE, "-o", "表.docx", "-o", "表.html", "-o", "表.xlsx", "-o", "表.json", "--force"],
    [*COMPARE, "--redline", "修订.docx"],
    ["check", "province.docx", "--against", "template.docx", "-o", "检查.json"],
    ["outline", "c.pdf"],
    ["batch", "template.docx", "province.docx", "city.txt", "-o", "结果"],
    ["demo", "-o", "演示"],
)
# A date of their own in all files, so that two programs can write the same bytes.
ENVIRONMENT = {"PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": "1767225600", "DUIZHAO_LANG": "zh"}


def main(folder: Path, installed: Path | None) -> int:
    """Pack ``folder`` beside itself and try it; return the exit code."""
    packed = pack(folder)
    size = packed.stat().st_size
    print(f"{packed.name}: {size / 1e6:.1f} MB packed")
    program = (folder / ("duizhao.exe" if sys.platform == "win32" else "duizhao")).resolve()
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch, "app")
        seconds = [tried(program, words, made) for words in ROUNDS]
        page = started(program, made)
        other = differing(made, Path(scratch, "installed"), installed) if installed else []
    for words, spent in zip(ROUNDS, seconds, strict=True):
        print(f"{'failed' if spent < 0 else f'{spent:.2f} s at work'}: {' '.join(words)}")
    print(f"{'failed' if page < 0 else f'{page:.2f} s'}: review, until its page answers")
    if installed:
        print(f"other bytes than the installed program: {'、'.join(other) or 'none'}")
    first = seconds[1]  # the files of the program are in the memory of the system now
    failed = min(*seconds, page) < 0 or bool(other)
    return int(failed or size > MOST_BYTES or first > MOST_SECONDS)


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


def laid_out(scratch: Path) -> None:
    """Put the files that the runs read into a folder."""
    scratch.mkdir(exist_ok=True)
    for path in EXAMPLES.iterdir():
        if path.is_file():
            (scratch / path.name).write_bytes(path.read_bytes())
    (scratch / "c.pdf").write_bytes(PDF)


def tried(program: Path, words: list[str], scratch: Path) -> float:
    """Return the seconds of the processor that a run took, -1 where it failed.

    Of the clock where the system does not tell: a busy machine is no slower program.
    """
    laid_out(scratch)
    began = at_work()
    done = subprocess.run(
        [str(program), *words], cwd=scratch, capture_output=True, env=os.environ | ENVIRONMENT
    )
    spent = at_work() - began
    if done.returncode:
        print(done.stderr.decode(errors="replace").strip())
        return -1.0
    return spent


def at_work() -> float:
    """Return the seconds at which the programs started from here were at work."""
    if sys.platform == "win32":
        return time.perf_counter()
    spent = os.times()
    return spent.children_user + spent.children_system


def started(program: Path, scratch: Path) -> float:
    """Return the seconds until the page of `review` answers, -1 where it does not."""
    command = [str(program), "review", "--no-browser"]
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=scratch, env=os.environ | ENVIRONMENT, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            return time.perf_counter() - began if _answers(server.stderr or ()) else -1.0
        finally:
            server.kill()


def _answers(printed: Iterable[str]) -> bool:
    """Say whether the address that the program prints gives a page."""
    for line in printed:
        at = line.find("http://127.0.0.1")
        if at >= 0:
            return _page(line[at:].split()[0])
    return False


def _page(address: str) -> bool:
    """Say whether a page stands there; the program may print its address before it listens."""
    until = time.perf_counter() + MOST_WAITED
    while time.perf_counter() < until:
        try:
            with urllib.request.urlopen(address) as page:
                return page.status == 200 and b"<html" in page.read()
        except urllib.error.URLError:
            time.sleep(0.1)
    return False


def differing(made: Path, scratch: Path, installed: Path) -> list[str]:
    """Let the installed program do the same, and return the files whose bytes differ."""
    for words in ROUNDS:
        if tried(installed.resolve(), words, scratch) < 0:
            return [" ".join(words)]
    return sorted(
        str(path.relative_to(scratch))
        for path in scratch.rglob("*")
        if path.is_file() and path.read_bytes() != _bytes(made / path.relative_to(scratch))
    )


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


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
    named = [Path(word) for word in sys.argv[1:]]
    sys.exit(main(named[0], named[1] if named[1:] else None))
