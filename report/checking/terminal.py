"""Faults on a terminal: the line, a caret under the place, what is wrong with it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from ...alignment.checking.model import Checked, Fault, Rule, Severity
from ...corpus.model import Document, Span
from ..view.places import locator_at
from ..words.catalogue import Lang
from ..words.console import console as new_console
from ..words.fold import put
from ..words.text import one_line, visible
from .places import Lines
from .sentences import CheckWords

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}
# Of a rule that fires throughout a text so many places are shown; the JSON has them all.
_SHOWN = 5
# So many columns of the line stand before the place, and so many of the place are underlined.
_BEFORE, _MARKED = 24, 40
_INDENT = 4


def print_checked(checked: Checked, lang: Lang) -> None:
    """Print the faults of one text; a text without faults gets one line."""
    console, words = new_console(), CheckWords(lang)
    document, lines = checked.document, Lines(checked.document.text)
    kind = words.kind(checked.kind)
    count = words.say("check.count", len(checked.faults))
    put(console, Text(f"{one_line(document.path)}  {kind}  {count}", "bold"))
    told: Counter[str] = Counter()
    for fault in checked.faults:
        told[fault.rule.id] += 1
        if told[fault.rule.id] <= _SHOWN:
            _print_fault(console, document, lines, fault, words)
    for rule, times in told.items():
        if times > _SHOWN:
            put(console, Text(words.say("check.more", rule, times - _SHOWN), "dim"), indent=2)


def _print_fault(
    console: Console, document: Document, lines: Lines, fault: Fault, words: CheckWords
) -> None:
    place = lines.place(fault.span.start)
    where = locator_at(document, fault.span.start)
    head = Text(f"{place.line}:{place.column}  ")
    head.append(f"{fault.rule.id} {words.severity(fault.rule.severity)}", _colour(fault))
    head.append(f"  {words.fault(fault)}  ")
    head.append(where, "dim")
    put(console, head, indent=2)
    for line in _excerpt(document.text, lines, fault.span, console.width - _INDENT):
        console.print(Text(" " * _INDENT + line), soft_wrap=True)


def _colour(fault: Fault) -> str:
    return _COLOURS[fault.rule.severity]


def _excerpt(text: str, lines: Lines, span: Span, width: int) -> Iterator[str]:
    """Yield the part of the line around ``span``, and the carets below it.

    A Chinese character is two columns wide, and so are the blanks that stand below it.
    """
    line = lines.line(span.start)
    if line.start >= line.end:
        return
    start, used = span.start, 0
    while start > line.start and used < _BEFORE:
        start -= 1
        used += cell_len(_one_wide(text[start]))
    words, size = "", 0
    for char in text[start : line.end]:
        shown = _one_wide(char)
        if size + cell_len(shown) > width:
            break
        words, size = words + shown, size + cell_len(shown)
    before = "".join(map(_one_wide, text[start : span.start]))
    marked = "".join(map(_one_wide, text[span.start : min(span.end, line.end)]))
    room = max(1, min(cell_len(marked), _MARKED, width - cell_len(before)))
    yield words
    yield " " * cell_len(before) + "^" * room


def _one_wide(char: str) -> str:
    """Return a character as it is shown: a tab as one blank."""
    return " " if char == "\t" else visible(char)


def print_rules(rules: Sequence[Rule], lang: Lang) -> None:
    """Print every rule with its id, name, severity, profile, source and sentence."""
    console, words = new_console(), CheckWords(lang)
    for rule in rules:
        head = Text(f"{rule.id} {rule.name}", "bold")
        head.append(f"  {words.severity(rule.severity)}", _COLOURS[rule.severity])
        head.append(f"  {rule.profile.value}  {rule.source}", "dim")
        put(console, head)
        kinds = words.listed(map(words.kind, rule.kinds))
        put(console, Text(f"{words.rule(rule)}  {kinds}"), indent=_INDENT)
