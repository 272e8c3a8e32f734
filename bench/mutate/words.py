"""Mutations of words: replaced throughout, reworded lightly, reworded heavily."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

from duizhao.corpus.structure.numerals import read_numeral, write_han

from bench.mutate.draft import Draft, Line

Place = tuple[int, int, str]
Rows = tuple[tuple[str, ...], ...]
Change = Callable[[str, list[Place], Random], str]
WORDS = Path(__file__).parent.parent / "words"
# A word is replaced throughout when it stands in so many clauses that nothing else altered ...
OFTEN = 3
# ... and a variant replaces at most this many words.
MOST_REPLACED = 3
# A rewording replaces the same word in one clause of so many that hold it: more is throughout.
SELDOM = 6
# A heavy rewording replaces between these shares of the words that the table knows.
HEAVY = (0.3, 0.5)
_TITLE = re.compile(r"《[^》]*》")
_AMOUNT = re.compile(r"(?<!第)([二三四五六七八九十百]+)(?=个?(?:日|月|年|小时|人|元|万元|倍))")
# A sentence that leans on the one before it cannot change places with it.
_LEANING = re.compile(r"[前上]款|前项|但|其中|该|上述")
_DATE = re.compile(
    r"[0-9〇零一二三四五六七八九十]+年[0-9一二三四五六七八九十]+月[0-9一二三四五六七八九十]+日"
)


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``words/<name>.tsv``; a line that begins with ``#`` is a comment."""
    lines = (WORDS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


def outside(guard: re.Pattern[str], change: Callable[[str], str], words: str) -> str:
    """Apply ``change`` to the words outside every match of ``guard``."""
    done, end = [], 0
    for hit in guard.finditer(words):
        done += [change(words[end : hit.start()]), hit.group()]
        end = hit.end()
    return "".join((*done, change(words[end:])))


def substitute(draft: Draft, rng: Random) -> Draft:
    """Replace up to three words throughout, such as stand in the text often; titles in 《》 stay.

    A word that already holds or is held by another chosen word or its replacement is left out,
    so that the truth has one reading.
    """
    text = "\n".join(line.words for line in draft if line.clause)
    plain = [_TITLE.sub("", line.words) for line in draft if line.origins and not line.altered]
    usable = [
        row
        for row in table("replacements")
        if sum(row[0] in words for words in plain) >= OFTEN and row[1] not in text
    ]
    chosen: list[tuple[str, ...]] = []
    for row in rng.sample(usable, len(usable)):
        if len(chosen) < MOST_REPLACED and not any(_tangled(row, other) for other in chosen):
            chosen.append(row)
    return tuple(_replaced(line, chosen) if line.origins else line for line in draft)


def _tangled(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(a in b or b in a for a in one for b in other)


def _replaced(line: Line, rows: list[tuple[str, ...]]) -> Line:
    """Return a line with the words of ``rows`` replaced."""
    if not line.clause:
        return line
    words = line.words
    for before, after in rows:
        words = outside(_TITLE, lambda part, b=before, a=after: part.replace(b, a), words)  # type: ignore[misc]
    return replace(line, words=words, substituted=line.substituted or words != line.words)


def reword(draft: Draft, rng: Random, share: float) -> Draft:
    """Reword a share of the clauses lightly: one or two words, or an amount."""
    return _each(draft, rng, share, _light)


def rewrite(draft: Draft, rng: Random, share: float) -> Draft:
    """Reword a share of the clauses heavily: many words, sentences dropped or in other order."""
    return _each(draft, rng, share, _heavy)


def _each(draft: Draft, rng: Random, share: float, change: Change) -> Draft:
    """Apply ``change`` to a share of the clauses that came from the template and bear it."""
    rows = _known(draft)
    able = [i for i, line in enumerate(draft) if line.clause and line.origins and not line.altered]
    places = {i: found for i in able if (found := _places(draft[i].words, rows))}
    chosen = rng.sample(list(places), min(len(places), max(1, round(share * len(able)))))
    text = "\n".join(line.words for line in draft if line.clause)
    lines, used = list(draft), Counter[str]()
    for i in sorted(chosen):
        old = lines[i].words
        found = [p for p in places[i] if _rare(old[p[0] : p[1]], used, text)]
        # A sentence dropped from clauses put together could be all that one of them was.
        how = change if len(lines[i].origins) == 1 else _light
        words = how(old, found, rng) if found else old
        used.update({old[s:e]: 1 for s, e, new in found if words.count(new) > old.count(new)})
        lines[i] = replace(lines[i], words=words, altered=words != old)
    return tuple(lines)


def _rare(word: str, used: Counter[str], text: str) -> bool:
    """Say whether a word may be replaced once more without being replaced throughout."""
    return used[word] < max(1, text.count(word) // SELDOM)


def _known(draft: Draft) -> Rows:
    """Return the synonyms that may be used here: a word that stands throughout is a term.

    Whoever rewords a clause leaves the terms of the text alone; the modals are no terms.
    """
    text = "\n".join(line.words for line in draft if line.clause)
    most = max(2 * OFTEN, sum(line.clause for line in draft) // 20)
    return tuple(r for r in table("synonyms") if r[2] != "common" or text.count(r[0]) <= most)


def _light(words: str, places: list[Place], rng: Random) -> str:
    """Change one or two words or amounts; a short clause only one."""
    return _write(words, rng.sample(places, min(len(places), 2 if len(words) > 40 else 1)))


def _heavy(words: str, places: list[Place], rng: Random) -> str:
    """Replace many words, and drop one sentence of three or more, or turn two round."""
    count = max(1, round(rng.uniform(*HEAVY) * len(places)))
    words = _write(words, rng.sample(places, min(len(places), count)))
    parts = sentences(words)
    if len(parts) < 2 or any(_LEANING.match(part) for part in parts):
        return words
    if len(parts) >= 3:
        del parts[rng.randrange(1, len(parts))]
    else:
        parts.reverse()
    return "".join(parts)


def _places(words: str, rows: Rows) -> list[Place]:
    """Return where ``words`` can be changed: (start, end, new words), none overlapping."""
    guarded = [h.span() for g in (_TITLE, _DATE) for h in g.finditer(words)]
    found: list[Place] = []
    for hit in sorted(_hits(words, rows)):
        free = not found or hit[0] >= found[-1][1]
        if free and not any(s < hit[1] and hit[0] < e for s, e in guarded):
            found.append(hit)
    return found


def _hits(words: str, rows: Rows) -> list[Place]:
    """Return every place of a known word, and every amount."""
    known = [
        (hit.start(), hit.end(), row[1])
        for row in rows
        for hit in re.finditer(re.escape(row[0]), words)
    ]
    amounts = [(*hit.span(), _other(hit.group())) for hit in _AMOUNT.finditer(words)]
    return known + amounts


def _other(numeral: str) -> str:
    """Return another amount: twice as much."""
    value = read_numeral(numeral)
    return write_han(value * 2) if 0 < value < 5000 else numeral


def _write(words: str, places: list[Place]) -> str:
    """Write new words at the places given."""
    for start, end, new in sorted(places, reverse=True):
        words = words[:start] + new + words[end:]
    return words


def sentences(words: str) -> list[str]:
    """Cut words after each 。 outside brackets and quotation marks."""
    parts, start, depth = [], 0, 0
    for i, char in enumerate(words):
        depth += (char in "（(“「《") - (char in "）)”」》")
        if char == "。" and depth <= 0:
            parts.append(words[start : i + 1])
            start = i + 1
    return [*parts, words[start:]] if words[start:].strip() else parts
