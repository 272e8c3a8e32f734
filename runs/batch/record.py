"""What run.json tells of a batch: versions, settings, the template, how many texts."""

import hashlib
import platform
from collections.abc import Iterable
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from ...corpus.model import Document
from ...report.batch.files import WRITERS, Format
from ...report.words.text import one_line, visible
from ...version import __version__
from .overall import PACKAGES
from .work import Job

# Packages that read texts or decide what is compared: another version may give other rows.
_READERS = (
    "jieba",
    "lxml",
    "numpy",
    "opencc",
    "pypdfium2",
    "python-docx",
    "rapidfuzz",
    "trafilatura",
)
_ROOT = Path(__file__).resolve().parent.parent.parent
# What was learned and set for the aligner, beside its code.
_KNOWLEDGE = ("alignment/tables", "corpus/tables")


def versions(*also: str) -> tuple[tuple[str, str], ...]:
    """Return the versions of the program and of all that has a say in its results.

    ``code`` is the digest of our own code and tables, for a checkout changes between versions;
    thresholds stand in it. ``knowledge`` is that of the tables alone, ``weights`` that of the
    weights of evidence; ``also`` are packages beside those that read texts.
    """
    own = (
        ("duizhao", __version__),
        ("code", _digest("alignment", "corpus", "report", "runs")),
        ("knowledge", _digest(*_KNOWLEDGE)),
        ("weights", _digest("alignment/tables/model.npz")),
        ("python", platform.python_version()),
    )
    return (*own, *_installed(sorted({*_READERS, *also})))


def told_of(job: Job, compared: int, failed: int, formats: Iterable[Format]) -> dict[str, Any]:
    """Return what run.json tells but the tables themselves."""
    writers = sorted({*PACKAGES, *(name for one in formats for name in WRITERS[one])})
    return {
        "versions": dict(job.versions),
        "writers": dict(_installed(writers)),
        "settings": asdict(job.settings) | {"limits": asdict(job.limits)},
        "template": template_told(job.template),
        "variants": {"compared": compared, "failed": failed},
    }


def template_told(template: Document) -> dict[str, str]:
    """Return what run.json tells of a template."""
    return {
        "path": visible(template.path),
        "title": one_line(template.title),
        "sha256": template.sha256,
    }


def _installed(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the versions of the packages that are installed."""
    found = []
    for name in names:
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            continue
    return tuple(found)


def _digest(*places: str) -> str:
    """Return the digest of files and folders of ours, names included."""
    total = hashlib.sha256()
    for place in places:
        for path in sorted([_ROOT / place, *(_ROOT / place).rglob("*")]):
            if path.is_file() and "__pycache__" not in path.parts:
                total.update(path.relative_to(_ROOT).as_posix().encode() + b"\0")
                total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
