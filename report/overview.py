"""The overview of a report as lines of text: every writer shows the same."""

from collections import Counter
from collections.abc import Iterator

from ..alignment.model import Comparison, RefStatus
from ..corpus.model import Document
from .catalogue import Lang, say
from .places import NEED_A_LOOK, locator_at, locators, place, title_of
from .sentences import issue_sentence, left_out_sentence, reference_sentence
from .summary import Coverage
from .text import one_line
from .view import View

# A list longer than this is cut: the whole of it stands in the JSON.
_LONG = 12


def sections(seen: View, lang: Lang) -> Iterator[tuple[str, list[str]]]:
    """Yield the parts of the overview: a title key and its lines, none when there is nothing."""
    yield "section.summary", list(summary(seen, lang))
    yield "section.substitutions", list(_substitutions(seen.comparison, lang))
    yield "section.references", list(references(seen.comparison, lang))
    yield "section.issues", list(issues(seen.comparison, lang))


def summary(seen: View, lang: Lang) -> Iterator[str]:
    """Yield counts by kind and trait, coverage both ways, the number of findings."""
    counted = seen.summary
    kinds = [(say(lang, f"kind.{kind.value}"), count) for kind, count in counted.kinds]
    traits = [(say(lang, f"trait.{trait.value}"), n) for trait, n in counted.traits if n]
    yield _counts(kinds, lang)
    if traits:
        yield _counts(traits, lang)
    yield _coverage(seen.comparison.template, counted.template, lang)
    yield _coverage(seen.comparison.variant, counted.variant, lang)
    if counted.findings:
        yield say(lang, "summary.findings", sum(count for _, count in counted.findings))


def _counts(named: list[tuple[str, int]], lang: Lang) -> str:
    return say(lang, "list.separator").join(f"{name} {count}" for name, count in named)


def _coverage(document: Document, found: Coverage, lang: Lang) -> str:
    shares = f"{found.share:.0%}", f"{found.share_of_characters:.0%}"
    title = title_of(document)
    return say(lang, "summary.coverage", title, found.matched, found.clauses, *shares)


def _substitutions(comparison: Comparison, lang: Lang) -> Iterator[str]:
    for found in comparison.substitutions:
        words = one_line(found.before), one_line(found.after)
        line = say(lang, "substitution.line", *words, len(found.places))
        missed = locators(comparison.variant, found.missed)
        if missed:
            line += say(lang, "substitution.missed", say(lang, "list.separator").join(missed))
        yield line


def references_at_rest(comparison: Comparison, lang: Lang) -> Iterator[str]:
    """Yield one line that counts the references in order; none when there are none."""
    found = Counter(reference.status for reference in comparison.references)
    named = [(say(lang, f"status.{s.value}"), found[s]) for s in RefStatus if s not in NEED_A_LOOK]
    counts = [(name, count) for name, count in named if count]
    if counts:
        yield say(lang, "references.rest", _counts(counts, lang))


def references(comparison: Comparison, lang: Lang) -> Iterator[str]:
    """Yield a line for each reference that needs a look."""
    for found in comparison.references:
        if found.status in NEED_A_LOOK:
            where = place(found, comparison.template, comparison.variant)
            yield f"{where}  {reference_sentence(found, lang)}"


def issues(comparison: Comparison, lang: Lang) -> Iterator[str]:
    """Yield the issues of both texts and what was not read of them, long lists cut."""
    for document in (comparison.template, comparison.variant):
        lines = [
            f"{locator_at(document, issue.span.start)}  {issue_sentence(issue, lang)}"
            for issue in document.issues
        ]
        lines += [left_out_sentence(found, lang) for found in document.left_out]
        title = title_of(document)
        yield from (f"{title}  {line}" for line in lines[:_LONG])
        if len(lines) > _LONG:
            yield f"{title}  {say(lang, 'summary.more', len(lines) - _LONG)}"
