"""The figures of a validation, for people and for programs."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from rich.table import Table

from ..words.catalogue import Lang
from ..words.console import console as new_console
from ..words.words import Words
from .model import LINKED, UNLINKED, Key, Stratum
from .reckon import Agreement, Coder
from .statistics import Share

Agreements = Sequence[tuple[str, Agreement | None]]


def print_figures(key: Key, coders: Sequence[Coder], agreements: Agreements, lang: Lang) -> None:
    """Print what each coder's judgements say, then how far two agree."""
    console, words = new_console(), Words(lang)
    for number, coder in enumerate(coders, 1):
        heading = words.say("validation.coder", number, coder.judged, len(key.strata))
        console.print(heading + words.say("validation.unsure", coder.unsure))
        console.print(_coder(key, coder, words))
    if agreements:
        console.print(words.say("validation.agreement"))
        console.print(_agreements(agreements, words))


def figures_json(key: Key, coders: Sequence[Coder], agreements: Agreements) -> str:
    """Return the same as JSON; null where nothing was judged."""
    told = {
        "schema": "duizhao.agreement/1",
        "population": {stratum.value: key.population[stratum] for stratum in Stratum},
        "linked": dict(zip(("template", "variant"), key.linked, strict=True)),
        "coders": [_coder_json(coder) for coder in coders],
        "agreement": {name: asdict(found) if found else None for name, found in agreements},
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _coder(key: Key, coder: Coder, words: Words) -> Table:
    table = Table(*(words.say(f"validation.head.{n}") for n in ("what", "population", "rows")))
    for name in ("share", "interval"):
        table.add_column(words.say(f"validation.head.{name}"), justify="right")
    for strata, total in ((LINKED, "precision"), (UNLINKED, "")):
        for stratum in strata:
            name = words.say(f"stratum.{stratum.value}")
            table.add_row(name, f"{key.population[stratum]:,}", *_share(coder.strata[stratum]))
        if total:
            size = sum(key.population[stratum] for stratum in strata)
            name = words.say("validation.precision")
            table.add_row(name, f"{size:,}", *_share(coder.precision), style="bold")
        table.add_section()
    for side, linked, found in zip(("template", "variant"), key.linked, coder.recall, strict=True):
        name = words.say(f"validation.recall.{side}")
        table.add_row(name, f"{linked:,}", *_share(found), style="bold")
    return table


def _share(found: Share | None) -> tuple[str, str, str]:
    if found is None:
        return "0", "—", "—"
    return str(found.n), f"{found.value:.3f}", f"{found.low:.3f}–{found.high:.3f}"


def _agreements(agreements: Agreements, words: Words) -> Table:
    heads = ("what", "rows", "percent", "kappa", "alpha")
    table = Table(*(words.say(f"validation.head.{name}") for name in heads))
    for stratum, found in agreements:
        name = words.say(f"stratum.{stratum}")
        if found is None:
            table.add_row(name, "0", "—", "—", "—")
        else:
            figures = (found.percent, found.kappa, found.alpha)
            shown = ("—" if one is None else f"{one:.3f}" for one in figures)
            table.add_row(name, str(found.rows), *shown)
    return table


def _coder_json(coder: Coder) -> dict[str, object]:
    return {
        "judged": coder.judged,
        "unsure": coder.unsure,
        "strata": {s.value: _json(share) for s, share in coder.strata.items()},
        "precision": _json(coder.precision),
        "recall": dict(zip(("template", "variant"), map(_json, coder.recall), strict=True)),
    }


def _json(share: Share | None) -> dict[str, float] | None:
    return share._asdict() if share else None
