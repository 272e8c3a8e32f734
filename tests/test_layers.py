"""Imports run one way: corpus ◀ alignment ◀ report ◀ cli; only models cross a border."""

import ast

import pytest

LAYERS = ("corpus", "alignment", "report", "cli")
# What another folder may import: the records; report also speaks the catalogue to the cli, and
# the cli calls the stages.
OPEN = {"model"}


def crossings(root, layer):
    """Yield (file, folder imported from, module) for each import over a border."""
    for file in sorted((root / layer).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level >= 2 and node.module:
                folder, _, module = node.module.partition(".")
                if folder in LAYERS and folder != layer:
                    yield file.relative_to(root), folder, module


def allowed(layer, folder, module):
    """Say whether ``layer`` may import ``folder.module``."""
    if LAYERS.index(folder) >= LAYERS.index(layer):
        return False
    return (
        layer == "cli" or module.rpartition(".")[2] in OPEN or (layer, folder, module) in EXCEPTIONS
    )


# Each exception has its reason.
EXCEPTIONS = {
    # compare() accepts paths as well as documents: the public face for notebooks.
    ("alignment", "corpus", "load"),
    # Comparison form is a service of the corpus to whoever compares.
    ("alignment", "corpus", "normalise"),
    # Which characters make a word: the same dictionary finds misprints and cuts edits.
    ("alignment", "corpus", "dictionary"),
    # Misread characters are known to the corpus, and folded where two clauses agree otherwise.
    ("alignment", "corpus", "misprints"),
    # Labels and numbers in references are read by the same grammar as those of clauses.
    ("alignment", "corpus", "labels"),
    ("alignment", "corpus", "numerals"),
    # A redline is written into the reader's own view of the file: the same walk, the same numbers.
    ("report", "corpus", "docx.numbering"),
    ("report", "corpus", "docx.package"),
    ("report", "corpus", "docx.records"),
    ("report", "corpus", "docx.styles"),
    ("report", "corpus", "docx.walk"),
    ("report", "corpus", "zips"),
    ("report", "corpus", "limits"),
    ("report", "corpus", "read"),
    # Headings and titles of a redline are cut between words by the same hand as clauses, and the
    # words are those of the comparison.
    ("report", "alignment", "edits"),
    ("report", "alignment", "words"),
}


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_run_one_way(root, layer):
    wrong = [c for c in crossings(root, layer) if not allowed(layer, c[1], c[2])]
    assert not wrong


def test_the_check_sees_imports(root):
    assert [c for layer in LAYERS for c in crossings(root, layer)]
