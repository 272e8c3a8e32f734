"""Rules and their faults as sentences of the catalogue."""

from ...alignment.checking.model import Fault, Rule, Severity, TextKind
from ..words.catalogue import Lang, say
from ..words.text import begun, one_line

# A sentence quotes so many characters of the text.
_QUOTED = 40
# What stands for the words of the text where a rule is described and not a fault.
_ANY = ("…", "…", "…")


def fault_sentence(fault: Fault, lang: Lang) -> str:
    """Return what a fault says of its place."""
    words = [begun(one_line(param), _QUOTED) for param in fault.params]
    return say(lang, f"fault.{fault.rule.name}", *words, *_ANY)


def rule_sentence(rule: Rule, lang: Lang) -> str:
    """Return what a rule says, … in the place of words of a text."""
    return say(lang, f"fault.{rule.name}", *_ANY)


def severity_word(severity: Severity, lang: Lang) -> str:
    """Return what a severity is called."""
    return say(lang, f"severity.{severity.value}")


def kind_word(kind: TextKind, lang: Lang) -> str:
    """Return what a kind of text is called."""
    return say(lang, f"text-kind.{kind.value}")
