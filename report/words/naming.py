"""What texts are called on a page of many: by titles, and by their files where these agree."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from pathlib import PurePath

# Between the folders of a path, on Windows too.
_SLASH = re.compile(r"[/\\]")


def told_apart(titles: Sequence[str], files: Sequence[str]) -> tuple[str, ...]:
    """Return for each text its title, with the file behind it where two share one.

    A file that begins with the title adds its end: of a long label a page shows no more.
    """
    many = Counter(titles)
    told = zip(titles, handles(files), strict=True)
    return tuple(title if many[title] == 1 else _behind(title, handle) for title, handle in told)


def _behind(title: str, handle: str) -> str:
    """Return a title with what the name of its file has more: 某市办法(2020-12-30)."""
    more = handle.removeprefix(title)
    return f"{title} · {handle}" if more == handle or not more.strip() else f"{title} · {more}"


def handles(files: Sequence[str]) -> tuple[str, ...]:
    """Return the names of ``files`` without folder and ending, with both where two share one."""
    stems = tuple(PurePath(_SLASH.split(file)[-1]).stem for file in files)
    many = Counter(stems)
    told = zip(stems, below(files), strict=True)
    return tuple(stem if many[stem] == 1 else file for stem, file in told)


def below(files: Sequence[str]) -> tuple[str, ...]:
    """Return ``files`` without the folders that stand at the head of every one of them."""
    paths = [_SLASH.split(file) for file in files]
    folders = zip(*(path[:-1] for path in paths), strict=False)
    shared = sum(1 for _ in takewhile(lambda level: len(set(level)) == 1, folders))
    return tuple("/".join(path[shared:]) for path in paths)
