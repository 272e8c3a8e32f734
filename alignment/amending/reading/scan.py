"""The instructions of one number, read from left to right.

    将第三十四条改为第三十五条，其中的⟨0⟩修改为⟨1⟩。增加一款，作为第二款：⟨2⟩
    renumber 第三十四条 → 第三十五条 · words in 第三十四条 · add to 第三十四条

The subject is carried over marks and lines: what names no article means the last one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ....corpus.structure.numerals import read_numeral
from ..forms import Way, ways
from ..model import Form, Instruction, Numbered, Place, Step, Words
from ..places import DEPTHS, PLACE, depth, read_places
from ..quoting import tokens

_HALF = str.maketrans("：；，．", ":;,.")
_SKIPPED = re.compile(
    r"(?:[,;。、\s]|并且|同时|其中|此外|另外|另|并|且|还|和|以及|将其(?=中)|(?<![将])其)*"
)
_TOKEN = re.compile("\ue000([0-9]+)\ue001")
_ASIDE = re.compile(r"（(?:附件|以下简称|以下称|见附件)[^）]*）")
_PAIRED = re.compile("\ue000([0-9]+)\ue001((?<!修)改为|调整为|变更为)\ue000([0-9]+)\ue001")
_ALONE = re.compile(PLACE)
# What follows a list of words to be struck without the verb being said again.
_MORE = re.compile(
    r"(?P<at>[^\ue000,;。]{0,30}?)(?:中|末尾|规定|最后)*的?(?P<old>\ue000[0-9]+\ue001)(?![修改后前增分均统])"
)


@dataclass(slots=True)
class _Scanner:
    """What is carried from one phrase to the next."""

    quotes: tuple[Words, ...]
    number: str
    line: int
    article: tuple[Step, ...] = ()
    targets: tuple[Place, ...] = ()
    made: list[Instruction] = field(default_factory=list)
    flaws: list[str] = field(default_factory=list)

    def words(self, group: str | None) -> tuple[Words, ...]:
        """Return the quotations of a group; several in a row are the lines of one."""
        found = [self.quotes[int(n)] for n in _TOKEN.findall(group or "")]
        return (tuple(line for words in found for line in words),) if found else ()

    def places(self, group: str | None) -> tuple[Place, ...]:
        """Return the places of a group, completed by what is carried."""
        if not group:
            return ()
        steps = self.targets[-1].steps if self.targets else self.article
        return read_places(group, steps or self.article, self.quotes)

    def take(self, way: Way, hit: re.Match[str], text: str) -> bool:
        """Add what a way reads; False where it does not hold together."""
        groups = hit.groupdict()
        at = self.places(groups.get("at")) or self._implied(way.form)
        if not at and way.form in (Form.WHOLE, Form.RESTATE, Form.EXTEND):
            return False
        if way.side == "each":
            return self._each_place(at, groups.get("new") or "", text)
        old, new = self._quoted(groups.get("old"), groups.get("new"))
        if groups.get("title"):
            new = ((groups["title"] or "",),)
        if groups.get("number"):
            new = ((groups["number"] or "",),)
        to = _targets(groups.get("to"), at, self, way.form)
        if way.form is Form.RENUMBER and not _fits(at, to):
            return False
        said = groups.get("n")
        if way.form in (Form.ADD, Form.SPLIT) and to and said and read_numeral(said) != _count(to):
            self.flaws.append("count")
        unit = groups.get("unit") or groups.get("named") or ""
        if way.form is Form.ADD and not unit and to:
            unit = to[-1].last.unit
        one = Instruction(
            way.form,
            at,
            to,
            old,
            new,
            way.side,
            unit.replace("自然段", "段"),
            self.number,
            self.line,
            text,
        )
        self._put(one)
        return True

    def _each_place(self, at: tuple[Place, ...], new: str, text: str) -> bool:
        """Give each of several places its own text: 第一项、第二项分别修改为⟨0⟩⟨1⟩."""
        words = self._each(new)
        if len(words) != len(at) or len(at) < 2:
            return False
        for place, own in zip(at, words, strict=True):
            one = Instruction(Form.WHOLE, (place,), new=(own,), number=self.number)
            self._put(replace(one, line=self.line, text=text))
        return True

    def _quoted(
        self, old: str | None, new: str | None
    ) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
        """Return old and new words; as many of one as of the other, 、 between them, are pairs."""
        if old and not new and "、" in old:
            return tuple(self._each(old)), ()
        if old and new and "、" in old and old.count("\ue000") == new.count("\ue000"):
            return tuple(self._each(old)), tuple(self._each(new))
        return self.words(old), self.words(new)

    def _each(self, group: str) -> list[Words]:
        return [self.quotes[int(n)] for n in _TOKEN.findall(group)]

    def _implied(self, form: Form) -> tuple[Place, ...]:
        if form in (Form.WORDS, Form.INSERT, Form.STRIKE, Form.WHOLE, Form.EXTEND, Form.RESTATE):
            return self.targets
        if form is Form.ADD and self.article:
            return (Place(self.article),)
        return ()

    def _put(self, one: Instruction) -> None:
        last = self.made[-1] if self.made else None
        if last and one.form is Form.WORDS is last.form and last.at == one.at:
            self.made[-1] = replace(last, old=last.old + one.old, new=last.new + one.new)
        else:
            self.made.append(one)
        if one.at:
            self.targets = one.at
            kept = tuple(s for s in one.at[-1].steps if depth(s) <= DEPTHS["条"])
            self.article = kept or self.article

    def more(self, text: str, at: int) -> int:
        """Read further words to be struck; return where they end, ``at`` where there are none."""
        if not self.made or self.made[-1].form is not Form.STRIKE:
            return at
        hit = _MORE.match(text, at)
        if not hit or (hit["at"] and not _ALONE.search(hit["at"])):
            return at
        self.made.append(
            replace(
                self.made[-1], at=self.places(hit["at"]) or self.targets, old=self.words(hit["old"])
            )
        )
        self.targets = self.made[-1].at
        return hit.end()


def _targets(
    group: str | None, at: tuple[Place, ...], scanner: _Scanner, form: Form
) -> tuple[Place, ...]:
    if not group:
        return ()
    carried = at[-1].steps if at else scanner.article
    if form in (Form.ADD, Form.MOVE, Form.MERGE, Form.SPLIT, Form.RENUMBER):
        carried = tuple(s for s in carried if s.unit != "")
    return read_places(group, carried, scanner.quotes)


def _count(places: tuple[Place, ...]) -> int:
    spans = (p.until.number - p.last.ordinal.number if p.until.number else 0 for p in places)
    return sum(spans) + len(places)


def _fits(at: tuple[Place, ...], to: tuple[Place, ...]) -> bool:
    return bool(at) and bool(to) and _count(at) == _count(to)


def _heads(chapter: Instruction, article: Instruction) -> Instruction:
    """Put a new heading before the first of the new articles that follow it."""
    return replace(chapter, side="covers", at=article.to[:1])


def _names_chapter(one: Instruction) -> bool:
    return one.form is Form.ADD and one.unit in ("章", "节") and not one.side


def _settled(made: Sequence[Instruction]) -> tuple[Instruction, ...]:
    """Put together what one text says in two phrases: a section, and the articles in it."""
    out: list[Instruction] = []
    for one in made:
        last = out[-1] if out else None
        if last and _names_chapter(last) and one.form is Form.ADD and one.unit == "条" and one.new:
            out[-1] = replace(last, to=(*last.to, *one.to), new=one.new, old=last.new)
            continue
        if last and last.side == "named" and one.form is Form.ADD and one.to and one.unit == "条":
            out[-1] = _heads(last, one)
        if last and last.form is Form.ADD and not last.new and one.form is Form.WHOLE:
            out[-1] = one
            continue
        out.append(one)
    return tuple(out)


def _unquoted(text: str, quotes: tuple[Words, ...]) -> str:
    """Write out quotations that are places: “第八条”调整为“第七条”."""

    def pair(hit: re.Match[str]) -> str:
        sides = [quotes[int(hit[1])], quotes[int(hit[3])]]
        if all(len(words) == 1 and _ALONE.fullmatch(words[0]) for words in sides):
            return f"{sides[0][0]}{hit[2]}{sides[1][0]}"
        return hit[0]

    return _PAIRED.sub(pair, text)


def scan(number: str, line: int, text: str, carried: tuple[Step, ...] = ()) -> Numbered:
    """Read all instructions under one number; what is not understood is one of form ``unknown``."""
    made, quotes, flaws = tokens(text)
    bare = re.sub(r"\s", "", _ASIDE.sub("", made)).translate(_HALF)
    bare = _unquoted(bare, quotes)
    scanner = _Scanner(quotes, number, line, carried)
    at = _skip(bare, 0)
    while at < len(bare):
        end = scanner.more(bare, at)
        if end == at:
            end = _step(scanner, bare, at, text)
        if end == at:
            flaws += ("not-understood",)
            break
        at = _skip(bare, end)
    flaws += tuple(scanner.flaws)
    found = _settled(scanner.made)
    if (flaws and "not-understood" in flaws) or not found:
        rest = shown(bare[at:], quotes)
        found = (*found, Instruction(Form.UNKNOWN, number=number, line=line, text=rest))
    return Numbered(number, line, text, found, flaws)


def shown(bare: str, quotes: Sequence[Words]) -> str:
    """Return what stands there with its quotations, for a message."""
    return _TOKEN.sub(lambda hit: "“" + "".join(quotes[int(hit[1])]) + "”", bare)


def _skip(text: str, at: int) -> int:
    hit = _SKIPPED.match(text, at)
    return hit.end() if hit else at


def _step(scanner: _Scanner, text: str, at: int, whole: str) -> int:
    for way in ways():
        hit = way.pattern.match(text, at)
        if hit and hit.end() > at and scanner.take(way, hit, whole):
            return hit.end()
    return at
