"""The overview of a report as lines of text: every writer shows the same."""

from collections import Counter
from collections.abc import Iterator

from ...alignment.model import Comparison, Kind, Reference, RefStatus
from ..words.catalogue import Lang, say
from ..words.layout import Layout
from ..words.sentences import issue_sentence, left_out_sentence, reference_sentence
from ..words.text import one_line
from .decided import overview as decisions
from .hidden import folds_sentence, hidden_lines
from .places import NEED_A_LOOK, locator_at, locators, names_of, place
from .ranked import lines as findings
from .relations import MAIN
from .summary import Coverage, Summary
from .view import View

# A list longer than this is cut: the whole of it stands in the JSON.
_LONG = 12


def sections(
    seen: View, lang: Lang, layout: Layout = Layout.IMPLEMENTATION
) -> Iterator[tuple[str, list[str]]]:
    """Yield the parts of the overview: a title key and its lines, none when there is nothing."""
    yield "section.summary", list(summary(seen, lang, layout))
    yield "section.findings", list(findings(seen.comparison, lang))
    yield "section.substitutions", list(_substitutions(seen.comparison, lang))
    yield "section.references", list(references(seen.comparison, lang))
    yield "section.references-rest", list(_rest(seen.comparison, lang))
    yield "section.decisions", list(decisions(seen.comparison, lang))
    yield "section.issues", list(issues(seen.comparison, lang, layout))


def brief(seen: View, lang: Lang) -> Iterator[str]:
    """Yield what came of the articles, and how many findings there are; no share, no setting."""
    found = Counter(row.relations[0] for row in seen.articles)
    named = [(say(lang, f"relation.{name}"), found[name]) for name in MAIN if found[name]]
    yield say(lang, "summary.brief", sum(found.values()), _counts(named, lang))
    count = sum(number for _, number in seen.summary.findings)
    if count:
        yield say(lang, "summary.findings", count)


def summary(seen: View, lang: Lang, layout: Layout = Layout.IMPLEMENTATION) -> Iterator[str]:
    """Yield counts by kind and trait, coverage both ways, findings, what is not shown."""
    counted = seen.summary
    kinds = [(say(lang, f"kind.{kind.value}"), count) for kind, count in counted.kinds]
    traits = [(say(lang, f"trait.{trait.value}"), n) for trait, n in counted.traits if n]
    yield _counts(kinds, lang)
    if traits:
        yield _counts(traits, lang)
    yield from part_lines(counted, lang)
    for name, covered in zip(
        names_of(seen.comparison, layout, lang), (counted.template, counted.variant), strict=True
    ):
        yield _coverage(name, covered, lang)
    if counted.findings:
        yield say(lang, "summary.findings", sum(count for _, count in counted.findings))
    yield from hidden_lines(counted.hidden, lang)
    yield folds_sentence(seen.comparison.settings.folds, lang)


def part_lines(counted: Summary, lang: Lang) -> Iterator[str]:
    """Yield a line for each part beside the clauses in which something changed."""
    for part, kinds in counted.parts:
        named = [
            (say(lang, f"kind.{kind.value}"), count)
            for kind, count in kinds
            if count and kind is not Kind.UNCHANGED
        ]
        if named:
            yield say(lang, "summary.part", say(lang, f"part.{part.value}"), _counts(named, lang))


def _counts(named: list[tuple[str, int]], lang: Lang) -> str:
    return say(lang, "list.separator").join(f"{name} {count}" for name, count in named)


def _coverage(title: str, found: Coverage, lang: Lang) -> str:
    shares = f"{found.share:.0%}", f"{found.share_of_characters:.0%}"
    return say(lang, "summary.coverage", title, found.matched, found.clauses, *shares)


def _substitutions(comparison: Comparison, lang: Lang) -> Iterator[str]:
    for found in comparison.substitutions:
        words = one_line(found.before), one_line(found.after)
        places = locators(comparison.variant, sorted(place[1] for place in found.places))
        line = say(lang, "substitution.line", *words, len(found.places), _some(places, lang))
        missed = locators(comparison.variant, found.missed)
        if missed:
            line += say(lang, "substitution.missed", say(lang, "list.separator").join(missed))
        yield line


def _some(names: tuple[str, ...], lang: Lang) -> str:
    """Return a list of names on a line, a long one cut."""
    more = [say(lang, "summary.more", len(names) - _LONG)] if len(names) > _LONG else []
    return say(lang, "list.separator").join([*names[:_LONG], *more])


def references_at_rest(comparison: Comparison, lang: Lang) -> Iterator[str]:
    """Yield one line that counts the references in order; none when there are none."""
    for counts in rest_counts(comparison, lang):
        yield say(lang, "references.rest", counts)


def rest_counts(comparison: Comparison, lang: Lang) -> Iterator[str]:
    """Yield the number of references in order, by what became of them; nothing without any."""
    found = Counter(reference.status for reference in comparison.references)
    named = [(say(lang, f"status.{s.value}"), found[s]) for s in RefStatus if s not in NEED_A_LOOK]
    counts = [(name, count) for name, count in named if count]
    if counts:
        yield _counts(counts, lang)


def _rest(comparison: Comparison, lang: Lang) -> Iterator[str]:
    """Yield how many references are in order, and those that followed, a long list cut."""
    yield from rest_counts(comparison, lang)
    followed = [found for found in comparison.references if found.status is RefStatus.FOLLOWED]
    lines = [_reference(found, comparison, lang) for found in followed]
    yield from lines[:_LONG]
    if len(lines) > _LONG:
        yield say(lang, "summary.more", len(lines) - _LONG)


def references(comparison: Comparison, lang: Lang) -> Iterator[str]:
    """Yield a line for each reference that needs a look."""
    for found in comparison.references:
        if found.status in NEED_A_LOOK:
            yield _reference(found, comparison, lang)


def _reference(found: Reference, comparison: Comparison, lang: Lang) -> str:
    where = place(found, comparison.template, comparison.variant)
    return f"{where}  {reference_sentence(found, lang)}"


def issues(
    comparison: Comparison, lang: Lang, layout: Layout = Layout.IMPLEMENTATION
) -> Iterator[str]:
    """Yield the issues of both texts and what was not read of them, long lists cut."""
    documents = comparison.template, comparison.variant
    for title, document in zip(names_of(comparison, layout, lang), documents, strict=True):
        lines = [
            f"{locator_at(document, issue.span.start)}  {issue_sentence(issue, lang)}"
            for issue in document.issues
        ]
        lines += [left_out_sentence(found, lang) for found in document.left_out]
        yield from (f"{title}  {line}" for line in lines[:_LONG])
        if len(lines) > _LONG:
            yield f"{title}  {say(lang, 'summary.more', len(lines) - _LONG)}"
