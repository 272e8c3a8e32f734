"""The reviews that a server has open, and the folder in which it keeps texts that were uploaded."""

import re
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from ...corpus.model import InputError
from ...report.words.text import visible
from ..files import make_folder, store
from ..load import check_texts, document
from .desk import Desk, opened
from .file import beside
from .model import NOTHING_SAID, Start, Texts

if TYPE_CHECKING:
    from ...alignment.model import Settings
    from ...corpus.limits import Limits
    from ...report.words.catalogue import Lang

# What no file name may hold on one system or another, and what a name may not begin with.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_LONGEST = 60
_NAMELESS = "text"
_SIDES = ("template", "variant")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent: the name that it had, and its bytes."""

    name: str
    data: bytes


@dataclass(slots=True)
class House:
    """The reviews that are open, by number; closed all at once.

    ``folder`` holds a folder a pair of uploaded texts, with their review beside them.
    """

    limits: "Limits"
    lang: "Lang"
    settings: "Settings"
    folder: Path
    desks: dict[int, Desk] = field(default_factory=dict)
    _stack: ExitStack = field(default_factory=ExitStack)
    _numbers: dict[Path, int] = field(default_factory=dict)
    _lock: RLock = field(default_factory=RLock)

    def __enter__(self) -> "House":
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def open(self, template: Path, variant: Path, start: Start = NOTHING_SAID) -> int:
        """Open the review of two files, and return its number.

        ``start`` is what was decided and noted elsewhere: what the review does not hold yet is its
        next step. The files are read anew, for they may have changed. Raises InputError when a file
        cannot be compared, and while another program has the review open.
        """
        with self._lock:
            texts = [
                document(path, self.limits, self.settings.tracked) for path in (template, variant)
            ]
            check_texts(texts, self.limits)
            path = beside(template, variant)
            known = self._numbers.get(path)
            if known is not None:
                self.desks[known].take_up(Texts(*texts))
                return known
            desk = self._stack.enter_context(
                opened(Texts(*texts), path, self.limits, self.lang, self.settings)
            )
            desk.begin(start)
            number = len(self.desks) + 1
            self.desks[number], self._numbers[path] = desk, number
            return number

    def receive(self, uploads: tuple[Upload, Upload]) -> int:
        """Keep two uploaded texts in a folder of their own and open their review.

        The same names mean the same review: its decisions are put to the texts of now. Raises
        InputError when a text cannot be compared; then nothing new stays.
        """
        names = [safe_name(upload.name) for upload in uploads]
        pair = self.folder / f"{Path(names[1]).stem}.{Path(names[0]).stem}"
        make_folder(pair)
        paths = [make_home(pair / side) / name for side, name in zip(_SIDES, names, strict=True)]
        before = [path.read_bytes() if path.exists() else None for path in paths]
        try:
            for path, upload in zip(paths, uploads, strict=True):
                store(path, upload.data)
            return self.open(paths[0], paths[1])
        except InputError:
            for path, data in zip(paths, before, strict=True):
                if data is None:
                    path.unlink(missing_ok=True)
                else:
                    store(path, data)
            raise

    def kept(self) -> tuple[str, ...]:
        """Return the names of the pairs that were uploaded before."""
        if not self.folder.is_dir():
            return ()
        return tuple(sorted(one.name for one in self.folder.iterdir() if _pair_in(one)))

    def reopen(self, name: str) -> int:
        """Open a review of before by the name of its pair. Raises InputError."""
        pair = _pair_in(self.folder / name) if name in self.kept() else None
        if pair is None:
            raise InputError("review-gone", name)
        return self.open(*pair)


def make_home(folder: Path) -> Path:
    """Create a folder and return it. Raises InputError."""
    make_folder(folder)
    return folder


def safe_name(name: str) -> str:
    """Return the name of an upload as a file of ours may bear it: no path, nothing hidden."""
    bare = re.split(r"[/\\]", name)[-1]
    bare = _UNSAFE.sub("", visible(bare).strip()).rstrip(". ")
    stem, dot, suffix = bare.rpartition(".")
    stem, suffix = (stem, suffix) if dot else (bare, "")
    stem = stem.strip(". ")[:_LONGEST] or _NAMELESS
    return f"{stem}.{suffix[:8]}" if suffix else stem


def _pair_in(folder: Path) -> tuple[Path, Path] | None:
    """Return the two texts that a folder holds, the newest of each side; None without a pair."""
    found = [_newest(folder / side) for side in _SIDES]
    return (found[0], found[1]) if found[0] and found[1] else None


def _newest(folder: Path) -> Path | None:
    files = [p for p in folder.iterdir() if _is_text(p)] if folder.is_dir() else []
    return max(files, key=lambda p: (p.stat().st_mtime_ns, p.name), default=None)


def _is_text(path: Path) -> bool:
    return (
        path.is_file() and not path.name.startswith(".") and not path.name.endswith(".review.csv")
    )
