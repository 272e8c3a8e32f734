"""The records of a check: the rules, what they found, and how it may be mended."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from ...corpus.model import Document, Span


class Severity(StrEnum):
    """How sure and how grave: an error is surely wrong, a hint is only a question."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Profile(StrEnum):
    """Which rules run: those that published laws seldom break, or all."""

    DEFAULT = "default"
    STRICT = "strict"


class TextKind(StrEnum):
    """Kinds of text to which rules apply (适用文种)."""

    STATUTE = "statute"  # 法律、法规
    REGULATION = "regulation"  # 规章
    NORM = "norm"  # 规范性文件
    OFFICIAL = "official"  # 公文
    CONTRACT = "contract"  # 合同
    AMENDMENT = "amendment"  # 修改、废止的决定，引用他文
    OTHER = "other"


class Fix(NamedTuple):
    """Words to put in the place of a span of the text."""

    span: Span
    words: str


class Hit(NamedTuple):
    """What the function of a rule yields: where, the parameters of its sentence, what mends it."""

    span: Span
    params: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of ``tables/rules.tsv``.

    ``issue`` names the issue of the text (corpus/tables/issues.tsv) that the rule reports, "" for
    a rule with a function of its own. ``safe`` says that its fixes change no meaning.
    """

    id: str
    name: str
    family: str
    severity: Severity
    profile: Profile
    kinds: tuple[TextKind, ...]
    safe: bool
    issue: str
    source: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A lead to look at (请核对): the rule, where it fires, and what would mend it."""

    rule: Rule
    span: Span = field(compare=False)
    params: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """An office's own choices, from ``duizhao.toml`` and the command line.

    ``select`` and ``ignore`` hold ids, beginnings of ids (DZ4), names or families. ``terms`` are
    pairs (word the office does not write, word it writes).
    """

    profile: Profile = Profile.DEFAULT
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    kind: TextKind | None = None
    terms: tuple[tuple[str, str], ...] = ()


STANDARD = Office()


@dataclass(frozen=True, slots=True)
class Checked:
    """A document with the faults found in it, in the order of the text."""

    document: Document
    kind: TextKind
    faults: tuple[Fault, ...]
