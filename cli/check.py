"""``duizhao check``: faults of drafting in one text or many."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ..report.words.catalogue import message_language, report_language
from ..runs.load import limits_of
from .parsing.checking import (
    Against,
    ExitIfFaults,
    Files,
    Fix,
    Ignore,
    Kind,
    KindOption,
    Laws,
    Outputs,
    ProfileOption,
    RuleProfile,
    Rules,
    Select,
)
from .parsing.options import ForceOption, Jobs, Json, Lang, Limit
from .screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..alignment.checking.model import Checked, Profile, TextKind
    from ..report.words.catalogue import Lang as Language
    from ..runs.outputs.target import Target

_FAULTS, _FAILED = 1, 2


def check(
    files: Files = None,
    output: Outputs = None,
    select: Select = None,
    ignore: Ignore = None,
    profile: ProfileOption = None,
    kind: KindOption = None,
    against: Against = None,
    laws: Laws = None,
    fix: Fix = False,
    force: ForceOption = False,
    rules: Rules = False,
    as_json: Json = False,
    exit_code: ExitIfFaults = False,
    jobs: Jobs = None,
    limit: Limit = None,
    lang: Lang = None,
) -> None:
    """Look for faults of drafting in one text or many."""
    from ..corpus.model import InputError
    from ..runs.checking.office import Wanted
    from ..runs.checking.outputs import Wish, check_wish, save
    from ..runs.checking.run import Beside, check_files
    from ..runs.pool import cores

    screen, limits = Screen(message_language(lang or "")), limits_of(limit)
    if rules or not files:
        _list_rules(screen, wanted=rules)
        return
    wanted = Wanted(_profile(profile), tuple(select or ()), tuple(ignore or ()), _kind(kind))
    wish = Wish(output or [], fix, report_language(lang or ""), force)
    inputs = [Path(file) for file in files]
    check_wish(wish, inputs)
    found: list[Checked] = []
    errors = 0
    for one in check_files(files, wanted, limits, jobs or cores(), Beside(against, laws)):
        if isinstance(one, InputError):
            errors += 1
            screen.failure(one)
            continue
        found.append(one)
        if not as_json and not output:
            _print(one, screen)
    targets = save(found, wish, limits, inputs)
    _finish(found, targets, screen, as_json=wish.lang if as_json else None)
    if len(found) + errors > 1:
        screen.total(len(found), errors)
    if errors:
        raise typer.Exit(_FAILED)
    if exit_code and any(one.faults for one in found):
        raise typer.Exit(_FAULTS)


def _profile(chosen: RuleProfile | None) -> "Profile | None":
    from ..alignment.checking.model import Profile

    return Profile(chosen.value) if chosen else None


def _kind(chosen: Kind | None) -> "TextKind | None":
    from ..alignment.checking.model import TextKind

    return TextKind(chosen.value) if chosen else None


def _list_rules(screen: Screen, *, wanted: bool) -> None:
    """List the rules; without files and without ``--rules`` that is misuse. Raises InputError."""
    from ..alignment.checking.rulebook import rules
    from ..corpus.model import InputError
    from ..report.checking.terminal import print_rules
    from .screen import tolerate

    if not wanted:
        raise InputError("check-without-files", "FILE")
    tolerate()
    print_rules(rules(), screen.lang)


def _print(checked: "Checked", screen: Screen) -> None:
    from ..report.checking.terminal import print_checked
    from .screen import tolerate

    tolerate()
    print_checked(checked, screen.lang)


def _finish(
    found: "list[Checked]",
    targets: "Sequence[Target]",
    screen: Screen,
    *,
    as_json: "Language | None",
) -> None:
    """Print the JSON in the language ``as_json``, or what was written and what was not."""
    from ..alignment.checking.rulebook import rules
    from ..report.checking.json import check_json
    from .screen import print_bytes

    if as_json:
        print_bytes(check_json(found, rules(), as_json))
    else:
        screen.written(target.path for target in targets)
    screen.spared(targets)
