"""The overview of a report as lines of text: every writer shows the same."""

from collections import Counter
from collections.abc import Iterator

from ...alignment.model import Kind, Reference, RefStatus
from ...corpus.model import CUT
from ..words.text import one_line
from .decided import overview as decisions
from .hidden import folds_sentence, hidden_lines
from .places import NEED_A_LOOK, locator_at, locators, place
from .points import finding_lines
from .relations import MAIN
from .summary import Coverage
from .view import View

# A list longer than this is cut: the whole of it stands in the JSON.
_LONG = 12


def sections(seen: View) -> Iterator[tuple[str, list[str]]]:
    """Yield the parts of the overview: a title key and its lines, none when there is nothing."""
    yield "section.summary", list(summary(seen))
    yield "section.findings", list(finding_lines(seen))
    yield "section.substitutions", list(_substitutions(seen))
    yield "section.references", list(references(seen))
    yield "section.references-rest", list(_rest(seen))
    yield "section.decisions", list(decisions(seen))
    yield "section.issues", list(issues(seen))


def brief(seen: View) -> Iterator[str]:
    """Yield how many articles are of each kind, and how many findings there are; nothing else."""
    found = Counter(row.relations[0] for row in seen.articles)
    named = [(seen.say(f"relation.{name}"), found[name]) for name in MAIN if found[name]]
    yield seen.say("summary.brief", sum(found.values()), _counts(named, seen))
    yield from told_lines(seen)


def summary(seen: View) -> Iterator[str]:
    """Yield counts by kind and trait, coverage both ways, findings, what is not shown."""
    counted = seen.summary
    kinds = [(seen.say(f"kind.{kind.value}"), count) for kind, count in counted.kinds]
    traits = [(seen.say(f"trait.{trait.value}"), n) for trait, n in counted.traits if n]
    yield _counts(kinds, seen)
    if traits:
        yield _counts(traits, seen)
    yield from part_lines(seen)
    for name, covered in zip(seen.names, (counted.template, counted.variant), strict=True):
        yield _coverage(name, covered, seen)
    yield from told_lines(seen)
    yield from untold_lines(seen)
    yield from hidden_lines(seen)
    yield folds_sentence(seen)


def told_lines(seen: View) -> Iterator[str]:
    """Yield how many findings there are, and how many are too doubtful to be listed."""
    count = sum(number for _, number in seen.summary.findings)
    if count:
        yield seen.say("summary.findings", count)
    yield from doubtful_lines(seen)


def doubtful_lines(seen: View) -> Iterator[str]:
    """Yield how many findings are too doubtful to be listed, and what lists them."""
    if seen.comparison.doubtful:
        yield seen.say("summary.doubtful", seen.comparison.doubtful)


def untold_lines(seen: View) -> Iterator[str]:
    """Yield which rules are no findings: of strangers, and what need not be repeated."""
    if seen.comparison.strangers:
        yield seen.say("summary.strangers")
    if seen.comparison.unrepeated:
        yield seen.say("summary.unrepeated", seen.comparison.unrepeated)


def part_lines(seen: View) -> Iterator[str]:
    """Yield a line for each part beside the clauses in which something changed."""
    for part, kinds in seen.summary.parts:
        named = [
            (seen.say(f"kind.{kind.value}"), count)
            for kind, count in kinds
            if count and kind is not Kind.UNCHANGED
        ]
        if named:
            yield seen.say("summary.part", seen.say(f"part.{part.value}"), _counts(named, seen))


def _counts(named: list[tuple[str, int]], seen: View) -> str:
    return seen.words.listed(f"{name} {count}" for name, count in named)


def _coverage(title: str, found: Coverage, seen: View) -> str:
    shares = f"{found.share:.0%}", f"{found.share_of_characters:.0%}"
    return seen.say("summary.coverage", title, found.matched, found.clauses, *shares)


def _substitutions(seen: View) -> Iterator[str]:
    variant = seen.comparison.variant
    for found in seen.comparison.substitutions:
        words = one_line(found.before), one_line(found.after)
        places = locators(variant, sorted(place[1] for place in found.places))
        line = seen.say("substitution.line", *words, len(found.places), _some(places, seen))
        missed = locators(variant, found.missed)
        if missed:
            line += seen.say("substitution.missed", seen.words.listed(missed))
        yield line


def _some(names: tuple[str, ...], seen: View) -> str:
    """Return a list of names on a line, a long one cut."""
    more = [seen.say("summary.more", len(names) - _LONG)] if len(names) > _LONG else []
    return seen.words.listed([*names[:_LONG], *more])


def references_at_rest(seen: View) -> Iterator[str]:
    """Yield one line that counts the references in order; none when there are none."""
    for counts in rest_counts(seen):
        yield seen.say("references.rest", counts)


def rest_counts(seen: View) -> Iterator[str]:
    """Yield the number of references in order, by what became of them; nothing without any."""
    found = Counter(reference.status for reference in seen.comparison.references)
    named = [(seen.say(f"status.{s.value}"), found[s]) for s in RefStatus if s not in NEED_A_LOOK]
    counts = [(name, count) for name, count in named if count]
    if counts:
        yield _counts(counts, seen)


def _rest(seen: View) -> Iterator[str]:
    """Yield how many references are in order, and those that followed, a long list cut."""
    yield from rest_counts(seen)
    followed = [found for found in seen.comparison.references if found.status is RefStatus.FOLLOWED]
    lines = [_reference(found, seen) for found in followed]
    yield from lines[:_LONG]
    if len(lines) > _LONG:
        yield seen.say("summary.more", len(lines) - _LONG)


def references(seen: View) -> Iterator[str]:
    """Yield a line for each reference that needs a look."""
    for found in seen.comparison.references:
        if found.status in NEED_A_LOOK:
            yield _reference(found, seen)


def _reference(found: Reference, seen: View) -> str:
    return f"{place(found, *seen.texts)}  {seen.words.reference(found)}"


def issues(seen: View) -> Iterator[str]:
    """Yield the issues of both texts and what was not read of them, long lists cut.

    That a text breaks off comes first: it says more of the comparison than all the others.
    """
    for title, document in zip(seen.names, seen.texts, strict=True):
        lines = [
            f"{locator_at(document, issue.span.start)}  {seen.words.issue(issue)}"
            for issue in sorted(document.issues, key=lambda one: not one.code.startswith(CUT))
        ]
        lines += [seen.words.left_out(found) for found in document.left_out]
        yield from (f"{title}  {line}" for line in lines[:_LONG])
        if len(lines) > _LONG:
            yield f"{title}  {seen.say('summary.more', len(lines) - _LONG)}"
