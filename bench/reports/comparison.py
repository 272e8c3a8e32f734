"""Checks of comparisons: what must come out of each pair.

Each line of ``comparison.tsv`` is one expectation: case, check, argument.

    kind LOCATOR KIND            a clause of the variant (``t:`` of the template) is unchanged …
    trait, no-trait LOCATOR TRAIT
    link LOCATOR LOCATOR …       the template's clause answers these clauses of the variant
    part PART KIND COUNT         so many changes of that part and kind
    edit, no-edit OLD→NEW        an edit of a change that is not unchanged, either side may be empty
    locator NAME                 a clause of the variant is called so
    reference, no-reference WORDS STATUS [EXPECTED]   words of the variant, of the template if none
    finding CODE BEFORE→AFTER    one of the findings; no-finding LOCATOR: none in that clause
    substitution, no-substitution OLD→NEW
    printed WORDS                a heading is shown exactly once
    stands LOCATOR               the row is not left out of a table of what changed
    differs yes|no
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from duizhao.alignment.compare import compare_files
from duizhao.alignment.model import Change, Comparison, Op
from duizhao.corpus.model import Document, Span
from duizhao.corpus.normalise import clean
from duizhao.report.view.summary import is_different
from duizhao.report.view.view import view

from .model import Check

TABLE = Path(__file__).with_name("comparison.tsv")

Answer = tuple[bool, str]
Measure = Callable[[Comparison, str], Answer]


def _form(document: Document, start: int, end: int) -> str:
    return clean(document.text, Span(start, end)).text


def _edits(comparison: Comparison) -> Iterator[str]:
    """Yield every edit that is shown, as OLD→NEW in comparison form."""
    for change in comparison.changes:
        for edit in change.edits:
            if edit.op is not Op.EQUAL:
                old, new = comparison.template, comparison.variant
                yield f"{_form(old, *edit.template)}→{_form(new, *edit.variant)}"


def _edit(comparison: Comparison, argument: str) -> Answer:
    found = list(_edits(comparison))
    return any(_inside(argument, one) for one in found), " ".join(found)


def _inside(wanted: str, edit: str) -> bool:
    """Say whether an edit is the wanted one, or that one with the same words around it."""
    (old, new), (before, after) = wanted.split("→"), edit.split("→")
    if (old, new) == (before, after):
        return True
    head, found, tail = before.partition(old) if old else ("", "", "")
    return bool(found) and len(before) <= len(old) + 2 and after == head + new + tail


def _no_edit(comparison: Comparison, argument: str) -> Answer:
    found = list(_edits(comparison))
    return argument not in found, " ".join(found)


def _named(comparison: Comparison, locator: str) -> Iterator[Change]:
    """Yield the changes of the clause of that name, ``t:`` of the template."""
    old = locator.startswith("t:")
    document = comparison.template if old else comparison.variant
    name = locator.removeprefix("t:")
    for change in comparison.clauses:
        members = change.link.template if old else change.link.variant
        if any(document.nodes[i].locator == name for i in members):
            yield change


def _kind(comparison: Comparison, argument: str) -> Answer:
    locator, kind = argument.split(" ")
    found = [change.kind.value for change in _named(comparison, locator)]
    return bool(found) and set(found) == {kind}, " ".join(found) or "no such clause"


def _trait(comparison: Comparison, argument: str) -> Answer:
    locator, trait = argument.split(" ")
    found = [t.value for change in _named(comparison, locator) for t in change.traits]
    return trait in found, " ".join(found)


def _no_trait(comparison: Comparison, argument: str) -> Answer:
    there = bool(list(_named(comparison, argument.split(" ")[0])))
    found, words = _trait(comparison, argument)
    return there and not found, words


def _link(comparison: Comparison, argument: str) -> Answer:
    first, *rest = argument.split(" ")
    found = [
        comparison.variant.nodes[i].locator
        for change in _named(comparison, f"t:{first}")
        for i in change.link.variant
    ]
    return found == rest, " ".join(found)


def _part(comparison: Comparison, argument: str) -> Answer:
    part, kind, count = argument.split(" ")
    found = [c for c in comparison.changes if (c.part.value, c.kind.value) == (part, kind)]
    return len(found) == int(count), str(len(found))


def _locator(comparison: Comparison, argument: str) -> Answer:
    found = [comparison.variant.nodes[i].locator for i in comparison.variant.clauses]
    return argument in found, " ".join(found)


def _references(comparison: Comparison) -> Iterator[str]:
    for one in comparison.references:
        yield f"{one.words_after or one.words_before} {one.status.value} {one.expected}".strip()


def _reference(comparison: Comparison, argument: str) -> Answer:
    wanted = argument.replace("（", "(").replace("）", ")").split(" ")
    found = [one.replace("（", "(").replace("）", ")") for one in _references(comparison)]
    return any(one.split(" ")[: len(wanted)] == wanted for one in found), " · ".join(found)


def _no_reference(comparison: Comparison, argument: str) -> Answer:
    found, words = _reference(comparison, argument)
    return not found, words


def _finding(comparison: Comparison, argument: str) -> Answer:
    found = [f"{f.code} {f.before}→{f.after}" for c in comparison.changes for f in c.findings]
    return argument in found, " · ".join(found)


def _no_finding(comparison: Comparison, argument: str) -> Answer:
    found = [f.code for change in _named(comparison, argument) for f in change.findings]
    return not found, " ".join(found)


def _substitution(comparison: Comparison, argument: str) -> Answer:
    found = [f"{one.before}→{one.after}" for one in comparison.substitutions]
    return argument in found, " ".join(found)


def _no_substitution(comparison: Comparison, argument: str) -> Answer:
    found, words = _substitution(comparison, argument)
    return not found, words


def _printed(comparison: Comparison, argument: str) -> Answer:
    rows = [row for row in view(comparison).rows if not hasattr(row, "number")]
    wanted = clean(argument, _whole(argument)).text
    count = sum(clean(text, _whole(text)).text == wanted for row in rows for text in {row.variant})
    return count == 1, f"{count} times"


def _whole(text: str) -> Span:
    return Span(0, len(text))


def _stands(comparison: Comparison, argument: str) -> Answer:
    rows = [
        row for row in view(comparison).articles if any(c.locator == argument for c in row.variant)
    ]
    return bool(rows) and not any(row.quiet for row in rows), "left out" if rows else "no row"


def _differs(comparison: Comparison, argument: str) -> Answer:
    found = "yes" if is_different(comparison) else "no"
    return found == argument, found


MEASURES: dict[str, Measure] = {
    "kind": _kind,
    "trait": _trait,
    "no-trait": _no_trait,
    "link": _link,
    "part": _part,
    "edit": _edit,
    "no-edit": _no_edit,
    "locator": _locator,
    "reference": _reference,
    "no-reference": _no_reference,
    "finding": _finding,
    "no-finding": _no_finding,
    "substitution": _substitution,
    "no-substitution": _no_substitution,
    "printed": _printed,
    "stands": _stands,
    "differs": _differs,
}


def expectations() -> dict[str, list[tuple[str, str]]]:
    """Return the expectations of every case: (check, argument)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            case, check, argument = line.split("\t")
            found.setdefault(case, []).append((check, argument))
    return found


def checks(folder: Path) -> Iterator[Check]:
    """Yield the checks of the table over the pairs in ``folder``."""
    for case, expected in expectations().items():
        (old,), (new,) = (folder / case).glob("template.*"), (folder / case).glob("variant.*")
        comparison = compare_files(old, new)
        for what, argument in expected:
            right, got = MEASURES[what](comparison, argument)
            yield Check(case, what, argument, argument if right else got)
