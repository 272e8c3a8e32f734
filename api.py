"""What ``import duizhao`` offers to notebooks and scripts; the package loads it when first used."""

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from .alignment.compare import compare_files
from .alignment.model import DEFAULTS, Comparison, Settings
from .corpus.limits import LIMITS
from .corpus.load import load
from .corpus.model import Document, InputError

if TYPE_CHECKING:
    from .alignment.amending.model import Consolidated, Proven
    from .alignment.checking.model import Checked
    from .alignment.family.model import Collation
    from .report.batch.frames import Frames
    from .runs.results import Results

Name = str | Path
P = ParamSpec("P")
R = TypeVar("R")


def _spoken(function: Callable[P, R]) -> Callable[P, R]:
    """Let the InputError of a function be a sentence in the user's language."""

    @wraps(function)
    def spoken(*words: P.args, **named: P.kwargs) -> R:
        try:
            return function(*words, **named)
        except InputError as error:
            from .report.words.catalogue import message_language
            from .report.words.sentences import error_sentence

            error.sentence = error_sentence(error, message_language())
            raise

    return spoken


@_spoken
def read(path: Name) -> Document:
    """Return the clause tree of a file. Raises InputError when it cannot be read as text."""
    return load(path)


@_spoken
def compare(
    template: Name,
    variant: Name,
    settings: Settings = DEFAULTS,
    *,
    links: Name | None = None,
) -> Comparison:
    """Compare two files, clause by clause.

    ``links`` is a list of links that a user corrected (``duizhao compare -o links.csv``): its
    decisions take the place of those in ``settings``. Raises InputError when a file cannot be
    used.
    """
    if links is not None:
        from .runs.decisions_file import read_decisions

        settings = dataclasses.replace(settings, decisions=read_decisions(Path(links), LIMITS))
    return compare_files(template, variant, settings)


@_spoken
def amend(
    old: Name,
    new: Name,
    *,
    body: str = "",
    force: str = "",
    full: bool = False,
    numbering: str = "",
) -> "Proven":
    """Write the amending decision (修改决定) that makes ``new`` of ``old``, and prove it.

    ``text`` of the result is the decision, ``differences`` is empty where carrying it out on
    ``old`` gives ``new``. ``body`` decides, ``force`` is the date of entry into force; ``full``
    writes changed articles whole; ``numbering`` is ``shift``, ``之一`` or as ``new`` has it. Raises
    InputError when a file cannot be used.
    """
    from .alignment.amending.planning.texts import Grain
    from .alignment.amending.prove import Frame
    from .alignment.amending.prove import amend as write

    comparison = compare_files(old, new, DEFAULTS)
    grain = Grain.WHOLE if full else Grain.WORDS
    frame = Frame(comparison.template.title, body, force, default=grain, numbering=numbering)
    return write(comparison, frame)


@_spoken
def apply(
    old: Name, decision: Name, *, against: Name | None = None, part: str = ""
) -> "Consolidated":
    """Carry out an amending decision on ``old``: its own, or a legislature's.

    ``text`` of the result is the consolidated text, ``outcomes`` tell of each instruction,
    ``refused`` lists those that were not carried out. ``against`` is a published text: what no
    instruction explains of it stands in ``differences``. ``part`` is the title of the text meant
    where the decision amends several and ``old`` has another. Raises InputError when a file cannot
    be used or the decision says nothing of ``old``.
    """
    from .alignment.amending.consolidate import against as compared
    from .alignment.amending.consolidate import amended, read_decision
    from .corpus.reading.read import read as source

    made = amended(load(old), read_decision(source(decision)), str(decision), part)
    return made if against is None else compared(made, load(against))


@_spoken
def frames(*comparisons: Comparison) -> "Frames":
    """Return comparisons with one template as data frames, as ``duizhao batch`` tables them.

    Raises ValueError when the templates differ, ImportError without the extra ``tables``.
    """
    from .report.batch.frames import of_rows, rows_of
    from .runs.batch.overall import overall
    from .runs.batch.rows import of_rows as at_hand

    template, rows = rows_of(comparisons)
    return of_rows(template, rows, overall(template, at_hand(rows)).together)


@_spoken
def check(
    path: Name,
    *,
    against: Name | None = None,
    strict: bool = False,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> "Checked":
    """Look for faults of drafting in a file (docs/check.md).

    With ``against`` the text is screened by the text above. ``select`` and ``ignore`` take ids,
    beginnings of ids, names and families of rules; ``duizhao.toml`` is not read. Raises InputError
    when a file cannot be used.
    """
    from .alignment.checking.check import check as checked
    from .alignment.checking.model import Office, Profile
    from .alignment.checking.screening.screen import screened
    from .alignment.compare import compare as compared

    profile = Profile.STRICT if strict else Profile.DEFAULT
    office = Office(profile, tuple(select), tuple(ignore))
    document = load(path)
    found = checked(document, office)
    return found if against is None else screened(compared(load(against), document), found, office)


@_spoken
def collate(
    paths: Iterable[Name], template: Name | None = None, *, whole: bool = False
) -> "Collation":
    """Group files by the clauses that they share and lay out each family (docs/families.md).

    With a ``template``, or ``whole``, all files are one family. Raises InputError when a file
    cannot be used, ImportError without the extra ``collate``.
    """
    from .alignment.family.collate import collate_files

    return collate_files(paths, template, whole=whole)


@_spoken
def batch(
    template: Name | Sequence[Name],
    variants: Name | Iterable[Name],
    settings: Settings = DEFAULTS,
    *,
    jobs: int = 1,
    folder: Name | None = None,
) -> "Frames":
    """Compare a template with many variants: files, folders, globs, archives.

    Several templates (the state's, the province's) are a list: every table then has a first column
    ``template``, and ``sources`` tells which of them each clause is nearest to. What cannot be
    compared stands in ``failures`` of the result. ``jobs`` processes work; a script that asks for
    more than one needs ``if __name__ == "__main__"``. With ``folder``, what is compared is kept
    there, and the next run compares only what has changed. Raises InputError when a template
    cannot be used, ImportError without the extra ``tables``.
    """
    from .report.batch.frames import check_pandas
    from .runs.batch.notebook import batch_frames

    check_pandas()
    first = [template] if isinstance(template, str | Path) else list(template)
    names = [variants] if isinstance(variants, str | Path) else list(variants)
    place = Path(folder) if folder else None
    return batch_frames(list(map(Path, first)), list(map(str, names)), settings, jobs, place)


@_spoken
def open_results(folder: Name) -> "Results":
    """Return what ``duizhao batch`` or ``collate`` wrote into a folder, tables as data frames.

    Raises InputError where no finished run is, ImportError without the extra ``tables``.
    """
    from .runs.results import opened

    return opened(Path(folder))
