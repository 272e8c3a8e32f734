"""What a page says itself, in the language that it was begun in."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from ...alignment.model import Change, Direction, Finding, Reference, Topic, Verdict
from ...corpus.model import Issue, LeftOut
from .catalogue import Lang, say
from .text import begun, one_line, spoken

# A sentence names what changed: the words themselves stand in the text.
WORDS = 48
# What was put into a statement, or left out of it, is said with the statement up to this length.
_PART = 40
# Of what a rule below leaves out of one that it copies.
_UNKEPT = "unkept"
# These are said with the levels that they lead from and to.
_RANKED = ("lifted", "lowered")
# What stands before an empty last word of a sentence.
_OPEN_END = " ：:"


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of one language.

    A writer makes it once from the language that it is asked for, and what writes for it says
    its words through it: nothing below takes a language.
    """

    lang: Lang

    def say(self, key: str, *params: object) -> str:
        """Return the sentence ``key`` filled with ``params``; KeyError where there is none."""
        return say(self.lang, key, *params)

    def value(self, chosen: Enum) -> str:
        """Return what a user chose for an option, as it is said in this language: 修订."""
        words = self.say(f"value.{type(chosen).__name__.lower()}.{chosen.value}")
        return words.partition("、")[0]

    def listed(self, names: Iterable[str]) -> str:
        """Return names as a list inside a sentence: 甲、乙."""
        return self.say("list.separator").join(names)

    def columns(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the titles of the columns ``names``."""
        return tuple(self.say(f"column.{name}") for name in names)

    def range(self, first: str, last: str) -> str:
        """Return numbers from ``first`` to ``last``; one number where both are the same."""
        return first if first == last else self.say("numbers.range", first, last)

    def issue(self, issue: Issue) -> str:
        """Return an issue of a text (文本问题) in words."""
        return self.say(f"issue.{issue.code}", *map(one_line, issue.params))

    def left_out(self, found: LeftOut) -> str:
        """Return what was not read of a file (未读内容) in words."""
        sentence = self.say(f"left-out.{found.code}", found.count, one_line(found.detail))
        return sentence.rstrip(_OPEN_END)

    def finding(self, found: Finding) -> str:
        """Return a finding (核查提示) in words."""
        if found.code.startswith("near-"):
            said = found.about, found.expected
            shown = (begun(one_line(spoken(word)), WORDS) for word in said)
            return self.say(f"finding.{found.code}", self.say(f"topic.{found.topic}"), *shown)
        if found.code == _UNKEPT or _is_part(found):
            key = "put-in" if found.direction is Direction.NEW else "left-out"
            key = _UNKEPT if found.code == _UNKEPT else key
            part, about = one_line(found.before + found.after), begun(one_line(found.about), WORDS)
            return self.say(f"finding.{key}", self.say(f"topic.{found.topic}"), part, about)
        words = found.before, found.after, spoken(found.expected), found.about
        if found.code.startswith("listed-"):
            words = self.say(f"topic.{found.topic}"), found.before + found.after, "", ""
        shown = (begun(one_line(word), WORDS) for word in words)
        return self.say(f"finding.{found.code}", *shown).rstrip(_OPEN_END)

    def told(self, found: Finding) -> str:
        """Return a finding as a reader is told it: a doubtful one says that it is."""
        said = self.finding(found)
        return self.say("finding.doubtful", said) if found.doubtful else said

    def reference(self, found: Reference) -> str:
        """Return what became of a reference (引用核查) in words."""
        words = found.words_before, found.words_after
        targets = map(spoken, (found.target_before, found.target_after, found.expected))
        return self.say(f"reference.{found.status.value}", *map(one_line, (*words, *targets)))

    def relation(self, relations: tuple[str, ...], levels: tuple[str, ...] = ()) -> str:
        """Return what a row is called: 文字修改、升格（款→条）, with the ``levels`` of the rise."""
        return self.listed(self._relation(name, levels) for name in relations)

    def change(self, change: Change) -> str:
        """Return kind and traits of a change: 改写、移位."""
        traits = (self.say(f"trait.{trait.value}") for trait in change.traits)
        return self.listed((self.say(f"kind.{change.kind.value}"), *traits))

    def verdict(self, verdict: Verdict) -> str:
        """Return the word for a decision on a link: 确定."""
        return self.say(f"verdict.{verdict.value}")

    def _relation(self, name: str, levels: tuple[str, ...]) -> str:
        word = self.say(f"relation.{name}")
        if name not in _RANKED or not levels:
            return word
        return self.say("relation.levels", word, *(self.say(f"level.{one}") for one in levels))


def _is_part(found: Finding) -> bool:
    """Say whether a finding is about some words of a statement: 五日内 put into 应当答复."""
    if found.topic is Topic.SUBJECT or found.direction not in (Direction.NEW, Direction.REMOVED):
        return False
    part = found.before + found.after
    return 0 < len(part) <= _PART and part in found.about and part != found.about
