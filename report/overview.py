"""The overview of a report as lines of text: every writer shows the same."""

from collections.abc import Iterator

from ..alignment.model import Comparison
from ..corpus.model import Document
from .catalogue import Lang, say
from .places import NEED_A_LOOK, locators, place
from .sentences import issue_sentence, left_out_sentence, reference_sentence
from .summary import Coverage
from .text import one_line
from .view import View

# A list longer than this is cut: the whole of it stands in the JSON.
_LONG = 12


def sections(seen: View, lang: Lang) -> Iterator[tuple[str, list[str]]]:
    """Yield the parts of the overview: a title key and its lines, none when there is nothing."""
    yield "section.summary", list(_summary(seen, lang))
    yield "section.substitutions", list(_substitutions(seen.comparison, lang))
    yield "section.references", list(_references(seen.comparison, lang))
    yield "section.issues", list(_issues(seen.comparison, lang))


def _summary(seen: View, lang: Lang) -> Iterator[str]:
    summary = seen.summary
    kinds = [(say(lang, f"kind.{kind.value}"), count) for kind, count in summary.kinds]
    traits = [(say(lang, f"trait.{trait.value}"), n) for trait, n in summary.traits if n]
    yield _counts(kinds)
    if traits:
        yield _counts(traits)
    yield _coverage(seen.comparison.template, summary.template, lang)
    yield _coverage(seen.comparison.variant, summary.variant, lang)
    if summary.findings:
        yield say(lang, "summary.findings", sum(count for _, count in summary.findings))


def _counts(named: list[tuple[str, int]]) -> str:
    return "  ".join(f"{name} {count}" for name, count in named)


def _coverage(document: Document, found: Coverage, lang: Lang) -> str:
    shares = f"{found.share:.0%}", f"{found.share_of_characters:.0%}"
    title = one_line(document.title)
    return say(lang, "summary.coverage", title, found.matched, found.clauses, *shares)


def _substitutions(comparison: Comparison, lang: Lang) -> Iterator[str]:
    for found in comparison.substitutions:
        words = one_line(found.before), one_line(found.after)
        line = say(lang, "substitution.line", *words, len(found.places))
        missed = locators(comparison.variant, found.missed)
        if missed:
            line += say(lang, "substitution.missed", say(lang, "list.separator").join(missed))
        yield line


def _references(comparison: Comparison, lang: Lang) -> Iterator[str]:
    for found in comparison.references:
        if found.status in NEED_A_LOOK:
            where = place(found, comparison.template, comparison.variant)
            yield f"{where}  {reference_sentence(found, lang)}"


def _issues(comparison: Comparison, lang: Lang) -> Iterator[str]:
    for document in (comparison.template, comparison.variant):
        lines = [issue_sentence(issue, lang) for issue in document.issues]
        lines += [left_out_sentence(found, lang) for found in document.left_out]
        title = one_line(document.title)
        yield from (f"{title}  {line}" for line in lines[:_LONG])
        if len(lines) > _LONG:
            yield f"{title}  {say(lang, 'summary.more', len(lines) - _LONG)}"
