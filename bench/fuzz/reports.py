"""Fuzzed besides the readers: redlines, the terminal, tables, lists of links, archives, folds."""

import contextlib
import io
import random
import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from duizhao.alignment.compare import compare
from duizhao.alignment.model import Comparison, Kind, Op, Settings
from duizhao.corpus.limits import LIMITS
from duizhao.corpus.model import Document, Fold, InputError, Source
from duizhao.corpus.parse import parse
from duizhao.corpus.reading.archives.members import inflate, members
from duizhao.corpus.reading.read import read, read_bytes
from duizhao.report.words.catalogue import say
from duizhao.report.words.text import visible

from bench.fuzz import seeds as seeds


def rule(rng: random.Random) -> str:
    """Return a rule whose articles are invented anew or changed from the seed."""
    lines = seeds.RULE.splitlines()
    for at in range(len(lines)):
        if rng.random() < 0.4:
            lines[at] += seeds.text(rng, 12)
    text = "\n".join(lines) + seeds.text(rng)
    return text.encode("utf-8", "replace").decode()


def compared(rng: random.Random, variant: Document | None = None) -> Comparison | None:
    """Compare two random rules under random settings; None where one has no clause."""
    texts = [parse(Source("=a.txt", "", rule(rng), "text")) for _ in range(2)]
    documents = [texts[0], variant or texts[1]]
    if not all(document.clauses for document in documents):
        return None
    folds = tuple(Fold) if rng.random() < 0.5 else tuple(f for f in Fold if rng.random() < 0.5)
    return compare(*documents, Settings(folds=folds, fold_substituted=rng.random() < 0.5))


def run_folds(_data: bytes, rng: random.Random) -> None:
    """Nothing is hidden that is not folded, and strict hides nothing at all."""
    comparison = compared(rng)
    if comparison is None:
        return
    template, variant, chosen = comparison.template, comparison.variant, comparison.settings
    for change in comparison.clauses:
        assert all(found.fold in chosen.folds for found in change.hidden), "hidden, not folded"
        shown = any(edit.op is not Op.EQUAL for edit in change.edits)
        assert shown or change.kind is not Kind.REWORDED, "reworded without an edit"
        for edit in change.edits if not chosen.folds else ():
            old, new = edit.template.cut(template.text), edit.variant.cut(variant.text)
            assert edit.op is not Op.EQUAL or old == new, f"strict: {old!r} taken for {new!r}"


def run_redline(data: bytes, rng: random.Random) -> None:
    """Accepted it is the variant, refused the template; into a damaged Word file as well."""
    from duizhao.report.redline.plan.model import Options
    from duizhao.report.redline.write import redline

    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder, "b.docx")
        base.write_bytes(data)
        comparison = compared(rng, _document(base) if rng.random() < 0.6 else None)
        if comparison is None:
            return
        options = Options(
            moves=rng.choice(("native", "plain")), comments=rng.choice(("all", "none"))
        )
        made = Path(folder, "r.docx")
        made.write_bytes(redline(comparison, options, rng.choice(("zh", "en"))).data)
        for tracked, document in (
            ("original", comparison.template),
            ("accepted", comparison.variant),
        ):
            got, wanted = _words(read(str(made), tracked).text), _words(document.text)
            assert got == wanted, f"{tracked}: {_apart(got, wanted)}"


def _document(path: Path) -> Document | None:
    """Return a Word file as read; None where it is refused or says nothing."""
    try:
        document = parse(read(str(path)))
    except InputError:
        return None
    return document if document.clauses else None


def _words(text: str) -> str:
    """Return a text without what a Word file cannot hold or writes otherwise."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2011\xad]", "", text)


def _apart(one: str, other: str) -> str:
    at = next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
    return f"{len(one)} {len(other)} {one[at - 8 : at + 8]!r} {other[at - 8 : at + 8]!r}"


def run_terminal(_data: bytes, rng: random.Random) -> None:
    """Nothing reaches a terminal that drives it."""
    from duizhao.report.batch.rows.comparison import comparison_rows, template_rows
    from duizhao.report.plain.terminal import print_comparison

    comparison = compared(rng)
    if comparison is None:
        return
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        print_comparison(comparison, rng.choice(("zh", "en")), explain=rng.random() < 0.5)
    assert visible(out.getvalue().replace("\n", "")) == out.getvalue().replace("\n", "")
    for _, values in (*comparison_rows(comparison), *template_rows(comparison.template)):
        assert all(visible(value) == value for value in values if isinstance(value, str))


def run_links(data: bytes, _rng: random.Random) -> None:
    """A list of links is read, or refused with a sentence; whatever it says can be compared."""
    from duizhao.runs.decisions_file import read_decisions

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "links.csv")
        file.write_bytes(data)
        try:
            decisions = read_decisions(file, LIMITS)
        except InputError as refused:
            refused_in_words(refused)
            return
    document = parse(Source("a", "", seeds.RULE, "text"))
    compare(document, document, Settings(decisions))


def run_zip(data: bytes, _rng: random.Random) -> None:
    """The members of an archive are read, or refused with a sentence."""
    try:
        for member in members("a.zip", data, LIMITS)[:20]:
            visible(member.name)
            content = inflate(member.name, data, member.entry, LIMITS)
            if not member.name.endswith((".doc", ".odt", ".rtf", ".wps", ".pdf")):
                read_bytes(member.name, content)
    except InputError as refused:
        refused_in_words(refused)


def refused_in_words(refused: InputError) -> None:
    """Every refusal has a sentence in both languages."""
    for lang in ("zh", "en"):
        assert say(lang, f"error.{refused.code}", refused.path, *refused.params)


@cache
def links() -> tuple[bytes, ...]:
    """Return lists of links to change, in both languages and as spreadsheets save them."""
    from duizhao.report.plain.links import links_csv

    document = parse(Source("a", "", seeds.RULE, "text"))
    made = [links_csv(compare(document, document), lang) for lang in ("zh", "en")]
    made.append(made[0].replace(",", ";").replace("\r\n", ",确定\r\n"))
    return tuple(text.encode(code) for text in made for code in ("utf-8", "gb18030", "utf-16"))


@cache
def archives() -> tuple[bytes, ...]:
    """Return archives of texts, pages and Word files, one in another."""
    files = {
        "甲.txt": seeds.RULE.encode(),
        "../乙.md": seeds.MARKDOWN.encode(),
        "丙/丁.html": seeds.HTML.encode("gb18030"),
        "戊.docx": seeds.docx(),
        "__MACOSX/._甲.txt": b"\0\5\x16\7",
    }
    inner = seeds.pack(files)
    return inner, seeds.pack(files, packed=False), seeds.pack({"里.zip": inner, **files})


@cache
def word_files() -> tuple[bytes, ...]:
    """Return Word files that a redline can be written into."""
    examples = Path(__file__).resolve().parents[2] / "cli" / "examples"
    return tuple(file.read_bytes() for file in sorted(examples.glob("*.docx")))


Run = Callable[[bytes, random.Random], None]
Seeds = Callable[[], tuple[bytes, ...]]
REPORTS: tuple[tuple[str, Seeds, Run, int], ...] = (
    ("folds", lambda: (), run_folds, 4),
    ("redline", word_files, run_redline, 1),
    ("terminal", lambda: (), run_terminal, 2),
    ("links", links, run_links, 8),
    ("zip", archives, run_zip, 4),
)
