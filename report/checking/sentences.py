"""Rules and their faults as sentences of the catalogue."""

from ...alignment.checking.model import Fault, Rule, Severity, TextKind
from ..words.text import begun, one_line
from ..words.words import Words

# A sentence quotes so many characters of the text.
_QUOTED = 40
# What stands for the words of the text where a rule is described and not a fault.
_ANY = ("…", "…", "…")


class CheckWords(Words):
    """The words of a check in one language."""

    __slots__ = ()

    def fault(self, fault: Fault) -> str:
        """Return what a fault says of its place."""
        words = [begun(one_line(param), _QUOTED) for param in fault.params]
        return self.say(f"fault.{fault.rule.name}", *words, *_ANY)

    def comment(self, fault: Fault) -> str:
        """Return what a comment in a Word file says of a fault: rule, severity, sentence."""
        severity = self.severity(fault.rule.severity)
        return self.say("check.comment", fault.rule.id, severity, self.fault(fault))

    def rule(self, rule: Rule) -> str:
        """Return what a rule says, … in the place of words of a text."""
        return self.say(f"fault.{rule.name}", *_ANY)

    def severity(self, severity: Severity) -> str:
        """Return what a severity is called."""
        return self.say(f"severity.{severity.value}")

    def kind(self, kind: TextKind) -> str:
        """Return what a kind of text is called."""
        return self.say(f"text-kind.{kind.value}")
