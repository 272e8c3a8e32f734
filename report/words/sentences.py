"""Findings, issues and references as sentences of the catalogue."""

from ...alignment.model import Change, Finding, Reference
from ...corpus.model import InputError, Issue, LeftOut
from .catalogue import Lang, say
from .text import begun, one_line, spoken

# A sentence names what changed: the words themselves stand in the text.
_WORDS = 48

# These are said with the levels that they lead from and to.
_RANKED = ("lifted", "lowered")


def error_sentence(error: InputError, lang: Lang) -> str:
    """Return what is wrong with a file, and the cure."""
    return say(lang, f"error.{error.code}", *map(one_line, (error.path, *error.params)))


def issue_sentence(issue: Issue, lang: Lang) -> str:
    """Return an issue of a text (文本问题) in words."""
    return say(lang, f"issue.{issue.code}", *map(one_line, issue.params))


def left_out_sentence(found: LeftOut, lang: Lang) -> str:
    """Return what was not read of a file (未读内容) in words."""
    sentence = say(lang, f"left-out.{found.code}", found.count, one_line(found.detail))
    return sentence.rstrip(" ：:")


def finding_sentence(found: Finding, lang: Lang) -> str:
    """Return a finding (核查提示) in words."""
    words = found.before, found.after, spoken(found.expected), found.about
    sentence = say(lang, f"finding.{found.code}", *(begun(one_line(w), _WORDS) for w in words))
    return sentence.rstrip(" ：:")


def reference_sentence(found: Reference, lang: Lang) -> str:
    """Return what became of a reference (引用核查) in words."""
    words = found.words_before, found.words_after
    targets = map(spoken, (found.target_before, found.target_after, found.expected))
    return say(lang, f"reference.{found.status.value}", *map(one_line, (*words, *targets)))


def relation_words(relations: tuple[str, ...], lang: Lang, levels: tuple[str, ...] = ()) -> str:
    """Return what a row is called: 文字修改、升格（款→条）, with the ``levels`` of the rise."""
    return say(lang, "list.separator").join(_relation(name, lang, levels) for name in relations)


def _relation(name: str, lang: Lang, levels: tuple[str, ...]) -> str:
    word = say(lang, f"relation.{name}")
    if name not in _RANKED or not levels:
        return word
    return say(lang, "relation.levels", word, *(say(lang, f"level.{level}") for level in levels))


def change_words(change: Change, lang: Lang) -> str:
    """Return kind and traits of a change: 改写、移位."""
    names = [say(lang, f"kind.{change.kind.value}")]
    names += [say(lang, f"trait.{trait.value}") for trait in change.traits]
    return say(lang, "list.separator").join(names)
