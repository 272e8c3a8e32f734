"""Words replaced, put in and struck inside a place.

将第七条中的“甲”修改为“乙”，“甲丙”修改为“丁”    both on the old words, the longer first
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from .....corpus.structure.labels import read_label
from ...model import Instruction, LineKind, Place, RefusalError, Step, Words
from ...places import write_place
from ..draft import Draft, Found

# Widths and marks that a source writes one way or the other, one character for one.
_FOLDED = str.maketrans("(),:;?!％〈〉", "（），：；？！%《》")
_END = "。；，：、！？"
# A mark that has lost the words it belongs to: at the beginning of a line, or before another.
_DANGLING = re.compile("^[，、；]|[，、；](?=[，、；。])")
# A clause has at least so many characters; fewer are a word that is added to the words before.
_CLAUSE = 6
# What begins with one of these goes on with the words before it.
_JOINING = ("和", "与", "及", "以及", "或", "或者", "并", "等", "的")
_NOT_AMENDED = (LineKind.TOC, LineKind.NOTE, LineKind.FURNITURE)
Pair = tuple[str, str]


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a paragraph begin and end."""
    return [(hit.start(), hit.end()) for hit in re.finditer(r"[^。！？]+(?:[。！？]|$)", text)]


def part_of(text: str, step: Step | None) -> tuple[int, int]:
    """Return the part of a line that 第二句, 后两句, 后段 names; the whole line without a step."""
    found = sentences(text)
    if step is None or step.unit == "条首":
        return 0, len(text)
    number = step.ordinal.number or 1
    if step.unit in ("前段", "后段"):
        cut = text.find("；") if text.count("；") == 1 else -1
        if cut < 0:
            raise RefusalError("target-ambiguous", step.unit)
        return (0, cut + 1) if step.unit == "前段" else (cut + 1, len(text))
    if number > len(found):
        raise RefusalError("target-missing", step.unit)
    if step.unit == "句":
        return found[number - 1]
    return (0, found[number - 1][1]) if step.unit == "前句" else (found[-number][0], len(text))


def _found_places(draft: Draft, one: Instruction) -> list[tuple[Place, Found]]:
    if not one.at:
        raise RefusalError("no-place")
    return [(place, draft.find(place)) for place in one.at]


def _lines(draft: Draft, found: Found) -> list[int]:
    """Return the lines in which words are looked for; in the lead-in of an article the first."""
    if found.step and found.step.unit == "条首":
        return [found.start]
    whole = found.end - found.start == len(draft.lines)
    kinds = (*_NOT_AMENDED, LineKind.TITLE) if whole else ()
    return [i for i in range(found.start, found.end) if draft.lines[i].kind not in kinds]


def _swap(text: str, pairs: Sequence[Pair], seen: set[str]) -> str:
    """Replace all old words at once, longest first, and note which were found."""
    pattern = re.compile(
        "|".join(re.escape(old) for old, _ in sorted(pairs, key=lambda p: -len(p[0])))
    )
    new = dict(pairs)

    def put(hit: re.Match[str]) -> str:
        seen.add(hit[0])
        return new[hit[0]]

    return pattern.sub(put, text)


def _change(draft: Draft, place: Place, found: Found, pairs: Sequence[Pair]) -> None:
    """Replace words in the lines of one place; refuse where any of them is not there."""
    seen: set[str] = set()
    for at in _lines(draft, found):
        text = draft.lines[at].words
        begin, end = part_of(text, found.step)
        made = _swap(text[begin:end], pairs, seen)
        if made != text[begin:end]:
            draft.edit(at, text[:begin] + made + text[end:])
    missing = [pair for pair in pairs if pair[0] not in seen]
    for pair in missing:
        _second_try(draft, place, found, pair)


def _second_try(draft: Draft, place: Place, found: Found, pair: Pair) -> None:
    """Look for words that are quoted with another width of marks, or with the label of an item."""
    old, new = pair
    for at in _lines(draft, found):
        line = draft.lines[at]
        bare_old, bare_new = _without(line.label, old), _without(line.label, new)
        if bare_old is not None and bare_new is not None and bare_old in line.words:
            draft.edit(at, line.words.replace(bare_old, bare_new))
            return
    hits = [
        (at, start)
        for at in _lines(draft, found)
        for start in _starts(draft.lines[at].words.translate(_FOLDED), old.translate(_FOLDED))
    ]
    if not hits and _other_paragraph(draft, place, pair):
        return
    if not hits:
        raise RefusalError("words-not-found", old, write_place(place))
    for at, start in reversed(hits):
        text = draft.lines[at].words
        draft.edit(at, text[:start] + new + text[start + len(old) :])
    draft.adapt("marks-folded", old)


def _other_paragraph(draft: Draft, place: Place, pair: Pair) -> bool:
    """Replace a whole paragraph that is counted otherwise in the article than by the decision."""
    if place.last.unit != "款" or len(place.steps) < 2:
        return False
    found = draft.find(Place(place.steps[:-1]))
    at = [i for i in range(found.start, found.end) if draft.lines[i].words == pair[0]]
    if len(at) == 1:
        draft.edit(at[0], pair[1])
        draft.adapt("paragraph-elsewhere", write_place(place))
    return len(at) == 1


def _starts(text: str, words: str) -> list[int]:
    return [hit.start() for hit in re.finditer(re.escape(words), text)]


def _without(label: str, words: str) -> str | None:
    """Return quoted words without the label of their item, None where they have none."""
    tight = label.translate(_FOLDED)
    if label and words.translate(_FOLDED).startswith(tight):
        return words[len(label) :].lstrip()
    return None


def _paragraphs(draft: Draft, found: Found, old: Words, new: Words) -> bool:
    """Replace whole lines that are quoted as such; say whether they were found."""
    size = len(old)
    for at in range(found.start, found.end - size + 1):
        lines = draft.lines[at : at + size]
        if all(
            _is_line(line.label, line.words, words) for line, words in zip(lines, old, strict=True)
        ):
            first = lines[0]
            made = draft.made(new, first.home, first)
            draft.lines[at : at + size] = made
            return True
    return False


def _is_line(label: str, words: str, quoted: str) -> bool:
    return quoted in (words, f"{label}{words}") or quoted.translate(_FOLDED) == (
        label + words
    ).translate(_FOLDED)


def words(draft: Draft, one: Instruction) -> None:
    """将{at}中的{old}修改为{new}."""
    if not one.at and _is_caption(draft, one):
        return
    whole = [p for p in zip(one.old, one.new, strict=True) if len(p[0]) > 1 or len(p[1]) > 1]
    pairs = [
        (old[0], new[0])
        for old, new in zip(one.old, one.new, strict=True)
        if len(old) == len(new) == 1
    ]
    if len({old for old, _ in pairs}) < len(pairs):
        raise RefusalError("words-doubled", pairs[0][0])
    for place, _ in _found_places(draft, one):
        if pairs:
            _change(draft, place, draft.find(place), pairs)
        for old, new in whole:
            if not _paragraphs(draft, draft.find(place), old, new):
                raise RefusalError("words-not-found", "".join(old), write_place(place))


def _is_caption(draft: Draft, one: Instruction) -> bool:
    """Rename a heading that is quoted without a place: 将“三、甲”修改为：“三、乙”."""
    if len(one.old) != 1 or len(one.old[0]) != 1:
        return False
    old, new = _tight(one.old[0][0]), one.new[0][0]
    at = [
        i
        for i, line in enumerate(draft.lines)
        if line.kind in (LineKind.HEADING, LineKind.ANNEX, LineKind.TITLE)
        and _tight(line.label + line.words) == old
    ]
    if len(at) != 1:
        if at:
            raise RefusalError("target-ambiguous", one.old[0][0])
        return False
    line = draft.lines[at[0]]
    label = read_label(new, 0, len(new)) if line.label else None
    if label is None or label.span.start:
        draft.edit(at[0], new)
        return True
    end = label.span.end
    draft.lines[at[0]] = replace(
        line, words=new[end:].lstrip(), label=new[:end], ordinal=label.ordinal, raw=""
    )
    return True


def _tight(words: str) -> str:
    return re.sub(r"\s", "", words)


def _anchored(draft: Draft, one: Instruction, put: Callable[[str], str]) -> None:
    """Replace each of the old words by what ``put`` makes of them."""
    for place, found in _found_places(draft, one):
        _change(draft, place, found, [(old[0], put(old[0])) for old in one.old])


def insert(draft: Draft, one: Instruction) -> None:
    """在{at}中的{old}后增加{new}."""
    new = "".join(one.new[0])
    after = one.side == "after"
    if _is_clause(new, after) and _beside_clauses(draft, one):
        new = f"，{new}" if after else f"{new}，"
        draft.adapt("comma-added", new)
    _anchored(draft, one, lambda old: old + new if after else new + old)


def _is_clause(new: str, after: bool) -> bool:
    """Say whether what is put in has no mark on the side where it is joined, and joins nothing."""
    joined = new[:1] if after else new[-1:]
    joins = new.startswith(_JOINING) if after else new.endswith((*_JOINING, "的"))
    return len(new) >= _CLAUSE and joined not in _END + "“《（" and not joins


def _beside_clauses(draft: Draft, one: Instruction) -> bool:
    """Say whether the old words are whole clauses wherever they stand: a mark before and behind."""
    found = [
        (line.words, start, start + len(old[0]))
        for _, span in _found_places(draft, one)
        for line in (draft.lines[i] for i in _lines(draft, span))
        for old in one.old
        for start in _starts(line.words, old[0])
    ]
    return bool(found) and all(
        end - start >= _CLAUSE
        and (start == 0 or words[start - 1] in _END)
        and words[end : end + 1] in tuple("，；。")
        for words, start, end in found
    )


def strike(draft: Draft, one: Instruction) -> None:
    """删去{at}中的{old}; 末尾的 and 开头的 name one place of a line."""
    if one.side:
        for place, found in _found_places(draft, one):
            _strike_edge(draft, place, found, one)
        return
    _anchored(draft, one, lambda _: "")
    for _, found in _found_places(draft, one):
        _tidy(draft, found)


def _strike_edge(draft: Draft, place: Place, found: Found, one: Instruction) -> None:
    old = one.old[0][0]
    at = (_lines(draft, found)[-1:] if one.side == "end" else _lines(draft, found)[:1])[0]
    text = draft.lines[at].words
    if one.side == "start" and text.startswith(old):
        draft.edit(at, text[len(old) :])
        return
    for tail in ("", *(text[-1:] if text[-1:] in _END else "")):
        if one.side == "end" and text.endswith(old + tail):
            draft.edit(at, text[: len(text) - len(old + tail)] + tail)
            _tidy(draft, Found(at, at + 1))
            return
    raise RefusalError("words-not-found", old, write_place(place))


def tidied(text: str) -> str:
    """Return a line from which words were struck without the mark that they leave behind."""
    return _DANGLING.sub("", text)


def _tidy(draft: Draft, found: Found) -> None:
    """Take away a comma that stands before another mark since words were struck."""
    for at in range(found.start, min(found.end, len(draft.lines))):
        text = draft.lines[at].words
        made = tidied(text)
        if made != text and not draft.lines[at].raw:
            draft.edit(at, made)
            draft.adapt("mark-struck", text[-12:])


def extend(draft: Draft, one: Instruction) -> None:
    """在{at}末尾增加{new}, 在{at}开头增加{new}."""
    new = "".join(one.new[0])
    for place, found in _found_places(draft, one):
        if one.side == "":
            raise RefusalError("no-place", write_place(place))
        at = (_lines(draft, found)[-1:] if one.side == "end" else _lines(draft, found)[:1])[0]
        text = draft.lines[at].words
        begin, end = part_of(text, found.step)
        draft.edit(at, text[:begin] + _joined(text[begin:end], new, one.side) + text[end:])


def _joined(text: str, new: str, side: str) -> str:
    """Join words to a line; what has no mark of its own cannot be joined to a full sentence."""
    if side == "start":
        if new[-1:] not in _END:
            raise RefusalError("mark-missing", new)
        return new + text
    if new[-1:] in _END or text[-1:] not in _END:
        return text + new
    return text[:-1] + new + text[-1]
