"""The columns of a list of links and the words of its decisions, in every language."""

from ...alignment.model import Verdict
from .catalogue import LANGUAGES, Lang, say

COLUMNS = (
    "decision",
    "template",
    "template-words",
    "variant",
    "variant-words",
    "kind",
    "probability",
    "similarity",
    "evidence",
    "template-id",
    "variant-id",
)
# What a user may write; to confirm a link is to force it.
_VERDICTS = {
    "force": Verdict.FORCE,
    "confirm": Verdict.FORCE,
    "forbid": Verdict.FORBID,
    "none": Verdict.NONE,
}


def column_title(column: str, lang: Lang) -> str:
    """Return what a column is called."""
    return say(lang, f"links.{column}")


def column_of(title: str) -> str:
    """Return which column a title means in either language, "" for none; brackets do not count."""
    known = {_bare(column_title(name, lang)): name for name in COLUMNS for lang in LANGUAGES}
    return known.get(_bare(title), "")


def verdict_of(words: str) -> Verdict | None:
    """Return the verdict that a user wrote in either language, None where it is none."""
    known = {say(lang, f"verdict.{key}"): key for key in _VERDICTS for lang in LANGUAGES}
    key = known.get("".join(words.split()).lower())
    return _VERDICTS[key] if key else None


def _bare(title: str) -> str:
    head = title.replace("(", "（").partition("（")[0]
    return "".join(head.split()).lower()
