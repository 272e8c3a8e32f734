"""Every human sentence, in both languages: one row a sentence in ``tables/messages_*.tsv``."""

import locale
import os
from functools import cache
from typing import Literal

Lang = Literal["zh", "en"]
LANGUAGES: tuple[Lang, ...] = ("zh", "en")


@cache
def _sentences() -> dict[str, dict[Lang, str]]:
    """Read the tables: ``key``, ``zh``, ``en``, separated by tabs, ``#`` begins a comment."""
    from importlib.resources import files

    rows: dict[str, dict[Lang, str]] = {}
    folder = files("duizhao.report") / "tables"
    for table in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if table.name.startswith("messages_"):
            for line in table.read_text(encoding="utf-8").splitlines():
                if line and not line.startswith("#"):
                    key, zh, en = line.split("\t")
                    rows[key] = {"zh": zh, "en": en}
    return rows


def say(lang: Lang, key: str, *params: object) -> str:
    """Return the sentence ``key`` in ``lang``, its ``{0}``, ``{1}`` … filled with ``params``.

    Raises KeyError when the catalogue has no such sentence: a test keeps both languages whole.
    """
    return _sentences()[key][lang].format(*params)


def said(lang: Lang, key: str) -> str:
    """Return the sentence ``key`` as it stands, "" where the catalogue has none."""
    return _sentences().get(key, {}).get(lang, "")


def family(lang: Lang, prefix: str) -> dict[str, str]:
    """Return every sentence whose key begins with ``prefix``, by the rest of its key."""
    every = _sentences().items()
    return {key.removeprefix(prefix): row[lang] for key, row in every if key.startswith(prefix)}


def message_language(option: str = "") -> Lang:
    """Language of messages: the option, else ``DUIZHAO_LANG``, else the locale."""
    chosen = option or os.environ.get("DUIZHAO_LANG", "")
    if not chosen:
        chosen = (locale.getlocale()[0] or os.environ.get("LANG", "")).lower()
    return "zh" if chosen.startswith(("zh", "chinese")) else "en"


def report_language(option: str = "") -> Lang:
    """Language of report files: the option, else ``DUIZHAO_LANG``, else Chinese."""
    return "en" if (option or os.environ.get("DUIZHAO_LANG", "zh")).startswith("en") else "zh"
