"""The common text of a column: what most witnesses say, in a sentence that can be read."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz, process

from ..edits.match import Cuts, matches
from ..edits.words import Word
from .model import Consensus, Origin

# Of more witnesses the first so many vote.
VOTERS = 64
# A phrase of the medoid is common when this share of the witnesses has its words.
COMMON = 0.4
# A vote that leaves less of the medoid than this has lost its thread.
LEFT = 0.5
# So many characters show whether a text begins where a sentence of a witness begins.
HEAD = 4
_SENTENCE = re.compile("[^。；]*[。；]?")
_PHRASE = re.compile("[^，,：:]*[，,：:]?")
_OPEN, _CLOSED = "（《“‘〈(<", "）》”’〉)>"


class Wording(NamedTuple):
    """What a witness says: its comparison form, and what stands in the text for each character."""

    form: str
    shown: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words as they stand in the text."""
        return "".join(self.shown)


class _Vote(NamedTuple):
    """The medoid's words, how many witnesses have each, and what stands in the gaps between."""

    words: Sequence[Word]
    kept: Sequence[int]
    gaps: Sequence["Counter[Wording]"]
    voters: int


def consensus(said: Sequence[Wording], documents: Sequence[int]) -> Consensus:
    """Return the common text of one column: what ``documents`` say, one wording each.

    In this order: the only text; the wording that more than half have; the majority word by word
    around the medoid, if every three words in a row stand in a witness; the phrases of the medoid
    that most witnesses have; the medoid. The text is as it stands in the witnesses.
    """
    if len(said) == 1:
        return Consensus(said[0].text, Origin.SINGLE, documents[0])
    forms = [one.form for one in said]
    count = Counter(forms)
    best = forms.index(max(count, key=lambda form: (count[form], -forms.index(form))))
    if 2 * count[forms[best]] > len(said):
        return Consensus(said[best].text, Origin.SAME, documents[best])
    middle = _medoid(forms)
    vote = _vote(said[middle], said[:VOTERS])
    for text, origin in ((_voted(vote, said[middle]), Origin.MAJORITY), *_core(vote, said[middle])):
        if text.form in count:
            return _whose(text, said, documents)
        known = forms if origin is Origin.MAJORITY else ()
        if _readable(text.form, said[middle].form, known) and _begins(text.form, forms):
            return Consensus(text.text, origin, -1)
    return Consensus(said[middle].text, Origin.MEDOID, documents[middle])


def _whose(text: Wording, said: Sequence[Wording], documents: Sequence[int]) -> Consensus:
    at = next(k for k, one in enumerate(said) if one.form == text.form)
    return Consensus(said[at].text, Origin.MEDOID, documents[at])


def _medoid(forms: Sequence[str]) -> int:
    """Return the place of the text nearest to all others, the first of equals."""
    ratio = process.cdist(forms, forms[:VOTERS], scorer=fuzz.ratio, dtype=np.float32)
    return int(np.argmax(ratio.sum(axis=1).round(3)))


def _cuts(form: str) -> Cuts:
    return Cuts(form, 0, len(form), ())


def _vote(medoid: Wording, voters: Sequence[Wording]) -> _Vote:
    """Let the witnesses vote on each word of the medoid and on each gap between them."""
    base = _cuts(medoid.form)
    place = {word.start: k for k, word in enumerate(base.words)}
    kept = [0] * len(base.words)
    gaps: list[Counter[Wording]] = [Counter() for _ in range(len(base.words) + 1)]
    for voter in voters:
        found = matches(base, _cuts(voter.form))
        for word, _ in found:
            kept[place[word.start]] += 1
        for gap, words in _gaps(found, place, voter):
            gaps[gap][words] += 1
    return _Vote(base.words, kept, gaps, len(voters))


def _gaps(
    found: Sequence[tuple[Word, Word]], place: dict[int, int], voter: Wording
) -> Iterator[tuple[int, Wording]]:
    """Yield what a witness says before a word of the medoid.

    Words that replace some of the medoid's stand before the first of these.
    """
    at = end = 0
    for word, other in found:
        if other.start > end:
            yield at, _part(voter, end, other.start)
        at, end = place[word.start] + 1, other.end
    if end < len(voter.form):
        yield at, _part(voter, end, len(voter.form))


def _part(text: Wording, start: int, end: int) -> Wording:
    return Wording(text.form[start:end], text.shown[start:end])


def joined(parts: Sequence[Wording]) -> Wording:
    """Return wordings one after the other."""
    return Wording("".join(p.form for p in parts), tuple(c for p in parts for c in p.shown))


def _voted(vote: _Vote, medoid: Wording) -> Wording:
    """Return the medoid with each word, and each gap, as most witnesses have it."""
    parts = []
    for k, gap in enumerate(vote.gaps):
        parts += [one for one, votes in gap.items() if 2 * votes > vote.voters]
        if k < len(vote.words) and 2 * vote.kept[k] >= vote.voters:
            parts.append(_part(medoid, vote.words[k].start, vote.words[k].end))
    return joined(parts)


def _core(vote: _Vote, medoid: Wording) -> Iterator[tuple[Wording, Origin]]:
    """Yield the medoid without the phrases that few other witnesses have.

    A sentence keeps its first phrase, which names who must do it, while it keeps any; it ends as
    it did.
    """
    parts: list[Wording] = []
    for sentence in _SENTENCE.finditer(medoid.form):
        spans = [hit.span() for hit in _PHRASE.finditer(sentence.group()) if hit.group()]
        spans = [(a + sentence.start(), b + sentence.start()) for a, b in spans]
        common = [span for span in spans if _share(vote, *span) >= COMMON]
        if common:
            kept = sorted({spans[0], *common})
            parts += [_part(medoid, a, b) for a, b in kept]
            if kept[-1] != spans[-1]:
                last = spans[-1][1]
                parts[-1] = joined([_without_mark(parts[-1]), _part(medoid, last - 1, last)])
    if parts:
        yield joined(parts), Origin.CORE


def _without_mark(text: Wording) -> Wording:
    return _part(text, 0, len(text.form) - 1)


def _share(vote: _Vote, start: int, end: int) -> float:
    """Return how many of the witnesses have the words of a phrase, by characters."""
    inside = [k for k, word in enumerate(vote.words) if start <= word.start < end]
    size = [vote.words[k].end - vote.words[k].start for k in inside]
    votes = sum(vote.kept[k] * n for k, n in zip(inside, size, strict=True))
    return votes / max(1, sum(size) * vote.voters)


def _begins(text: str, forms: Sequence[str]) -> bool:
    """Say whether a text begins as a sentence of a witness does, not in the middle of a phrase.

    人民政府应当… is no beginning where all witnesses say 市人民政府应当….
    """
    head = re.escape(text[:HEAD])
    begun = re.compile(f"(?:^|[。；：]){head}")
    return any(begun.search(form) for form in forms)


def _readable(text: str, medoid: str, forms: Sequence[str]) -> bool:
    """Say whether a text is a sentence: long enough, bracketed and ended well, no three words new.

    Without ``forms`` any words will do.
    """
    if (
        len(text) < max(2, LEFT * len(medoid))
        or text[-1:] != medoid[-1:]
        or text[0] in "，、；。：,;:"
    ):
        return False
    if any(text.count(a) != text.count(b) for a, b in zip(_OPEN, _CLOSED, strict=True)):
        return False
    words = [text[word.start : word.end] for word in _cuts(text).words] if forms else []
    runs = ("".join(words[k : k + 3]) for k in range(max(1, len(words) - 2)))
    return all(any(run in witness for witness in forms) for run in runs if forms)
