"""Redlines of real pairs before an independent judge: pure XML always, LibreOffice where it is."""

import shutil
from argparse import Namespace

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.model import Op, Trait
from duizhao.corpus.load import load
from duizhao.report.redline.plan.model import Options, State
from duizhao.report.redline.plan.plan import plan
from duizhao.report.redline.write import redline

from bench.office import differences, load_judge, read_back
from bench.redline_cases import light_cases

from ...conftest import ROOT, SHARED

pytestmark = [pytest.mark.slow, pytest.mark.waits]

EXAMPLES = sorted([*(ROOT / "cli/examples").glob("*.docx"), *(ROOT / "cli/examples").glob("*.txt")])
# Of each set of hand-made alignments the shortest pairs; python -m bench.redline has the others.
SHORTEST = 2


def _shortest(folder):
    """Return the pairs of a set that have the fewest bytes."""
    pairs = [(one / "template.txt", one / "variant.txt") for one in folder.glob("*/")]
    by_size = sorted(pairs, key=lambda pair: (sum(f.stat().st_size for f in pair), pair))
    return by_size[:SHORTEST]


PAIRS = {
    f"{folder.name}/{pair[0].parent.name}": pair
    for folder in sorted(SHARED.glob("gold/*/"))
    for pair in _shortest(folder)
}
PAIRS |= {
    f"{a.name}→{b.name}": (a, b)
    for a in EXAMPLES
    for b in EXAMPLES
    if a != b and b.suffix == ".docx"
}
# LibreOffice 7.4 ignores w:lvlRestart 0 and numbers this file wrongly before any change.
MISNUMBERED = "template.docx"
# An office takes two seconds to a file: it opens the shortest pair of three sets, and each built-in
# Word file once. The judge that reads the markup sees all of them, python -m bench.redline opens
# all.
_BY_SET = {name.partition("/")[0]: name for name in reversed(PAIRS) if "/" in name}
OPENED = [
    *(_BY_SET[name] for name in ("random", "revision", "local") if name in _BY_SET),
    *{b: name for name in PAIRS for _, mark, b in [name.partition("→")] if mark}.values(),
]
OPENED = [name for name in OPENED if not name.endswith(MISNUMBERED)]
# Struck and inserted characters beside those of the edits, moves apart; a little is left for
# blanks and widths that the comparison passes over and the page cannot.
MOST = 1.05
# Files to an office: most of them are read before it dies, as it does of one of a hundred.
GROUP = 9
MOVES = ("native", "plain")
WORDS = Namespace(labels=True, loose=True, split_breaks=True, keep_empty=False, boxes=False)


@pytest.fixture(scope="session")
def judge(shared):
    """The judge as a module."""
    return load_judge(shared / "tools" / "docx_roundtrip.py")


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Every redline, made once: the comparison and the file."""
    folder, found = tmp_path_factory.mktemp("redlines"), {}
    for number, (name, (template, variant)) in enumerate(PAIRS.items()):
        comparison = compare(load(template), load(variant))
        file = folder / f"{number}.docx"
        file.write_bytes(redline(comparison).data)
        found[name] = comparison, file
    return found


@pytest.fixture(scope="session")
def office(judge):
    """Ask LibreOffice what it makes of files, a few to an office."""
    there = shutil.which("soffice") or shutil.which("libreoffice")
    if not there or not judge.find_uno_python():
        pytest.skip("needs LibreOffice and a Python with uno")
    return lambda files: {
        file: shown
        for at in range(0, len(files), GROUP)
        for file, shown in read_back(judge, files[at : at + GROUP]).items()
    }


@pytest.fixture(scope="session")
def light(tmp_path_factory):
    """A light revision with automatic numbers, its redlines by how moves are shown."""
    folder = tmp_path_factory.mktemp("light")
    *_, case = light_cases(folder)
    comparison = compare(load(case.template), load(case.variant))
    files = {moves: folder / f"{moves}.docx" for moves in MOVES}
    for moves, file in files.items():
        file.write_bytes(redline(comparison, Options(moves=moves)).data)
    return case, files


@pytest.fixture(scope="session")
def opened(office, made, light):
    """What LibreOffice makes of the redlines that it is asked for."""
    return office([*(made[name][1] for name in OPENED), *light[1].values()])


def wanted(judge, name, side):
    return judge.read_text(str(PAIRS[name][side]), WORDS)


@pytest.mark.shared
@pytest.mark.parametrize("name", PAIRS)
def test_both_texts_come_back(judge, made, name):
    package = judge.Package(str(made[name][1]))
    for side, mode in enumerate(("reject", "accept")):
        text = package.texts(mode)
        assert judge.flat(text["body"], WORDS, True) == wanted(judge, name, side)
        assert not text["ghosts"]


@pytest.mark.shared
@pytest.mark.parametrize("name", OPENED)
def test_libreoffice_gives_both_texts_back(judge, made, opened, name):
    shown = opened[made[name][1]]
    assert shown, "LibreOffice died of it each time"
    texts = [wanted(judge, name, side) for side in (0, 1)]
    assert not [*differences(judge, shown, texts, WORDS)]


@pytest.mark.shared
@pytest.mark.parametrize("moves", MOVES)
def test_a_light_revision_comes_back_with_automatic_numbers(judge, opened, light, moves):
    case, files = light
    shown = opened[files[moves]]
    assert shown, "LibreOffice died of it each time"
    texts = [judge.read_text(str(file), WORDS) for file in (case.template, case.variant)]
    assert not [*differences(judge, shown, texts, WORDS)]


@pytest.mark.shared
@pytest.mark.parametrize("name", PAIRS)
def test_no_more_is_struck_than_edited(made, name):
    comparison, _ = made[name]
    found = plan(comparison)
    struck = sum(
        marks[at]
        for side, marks in enumerate(clause_marks(comparison, found))
        for line in found.lines
        for piece in line.pieces
        if piece.move == 0 and piece.state is (State.DELETE, State.INSERT)[side]
        for at in range(*(piece.variant if side else piece.template))
    )
    edited = sum(
        max(len(edit.template.cut(comparison.template.text)), 0)
        + len(edit.variant.cut(comparison.variant.text))
        for change in comparison.changes
        if Trait.MOVED not in change.traits
        for edit in change.edits
        if edit.op is not Op.EQUAL or differs(comparison, edit)
    )
    assert struck <= MOST * edited + 1


def differs(comparison, edit):
    """Say whether equal words are written otherwise: 《 against <, a blank between."""
    return edit.template.cut(comparison.template.text) != edit.variant.cut(comparison.variant.text)


def clause_marks(comparison, found):
    """For each side, which characters of the clean text belong to clauses."""
    for document, text in (
        (comparison.template, found.template),
        (comparison.variant, found.variant),
    ):
        marks = bytearray(len(text.text) + 1)
        for clause in document.clauses:
            start, end = text.span(document.nodes[clause].body)
            marks[start:end] = b"\1" * (end - start)
        yield marks
