"""One comparison, text in and JSON out, as a whole process beside what a user would write instead.

    python -m bench.speed [--runs N] [--shared DIR] [--profile]

Every figure is the median of N runs, A B A B. ``--profile`` prints where our own time goes.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from types import ModuleType

from bench.measure import ROOT, Command, Cost, medians

PYTHON = sys.executable
OURS = "duizhao compare --json"
SKLEARN = "TF-IDF bigrams + assignment"
RAPIDFUZZ = "RapidFuzz + monotone alignment"
BARE = "bare interpreter, imports and dictionary"
HELP = "duizhao --help"
TYPER = "bare import typer"
IMPORTS = (
    "import logging, typer, rich, rapidfuzz, numpy, jieba;"
    "jieba.setLogLevel(logging.ERROR); jieba.initialize()"
)
MOST_MEGABYTES = 250
MOST_OF_BARE = 1.5


def pairs(shared: Path) -> dict[str, tuple[Path, Path]]:
    """Return the pairs compared: a long law's revision where it is at hand, and a built-in pair."""
    law = shared / "gold" / "revision" / "gongsifa-2018-2023"
    sources = ROOT / "cli" / "examples" / "sources"
    found = {"公司法 2018 → 2023": (law / "template.txt", law / "variant.txt")}
    found |= {"built-in template → province": (sources / "template.txt", sources / "province.txt")}
    return {name: files for name, files in found.items() if files[0].is_file()}


def commands(files: tuple[Path, Path]) -> dict[str, Command]:
    """Return the processes measured on one pair."""
    old, new = map(str, files)
    here = (PYTHON, "-m", "bench.speed", "--peer")
    return {
        OURS: (PYTHON, "-m", "duizhao", "compare", "--json", old, new),
        SKLEARN: (*here, SKLEARN, old, new),
        RAPIDFUZZ: (*here, RAPIDFUZZ, old, new),
        BARE: (PYTHON, "-c", IMPORTS),
    }


def run_peer(name: str, files: list[str]) -> None:
    """Be the process of a peer: text in, JSON out."""
    if name == RAPIDFUZZ:
        _without_sklearn()
    from bench.peers import PEERS

    texts = [Path(file).read_bytes().decode("utf-8") for file in files]
    json.dump({"links": [list(map(int, link)) for link in PEERS[name](*texts)]}, sys.stdout)


def _without_sklearn() -> None:
    """Spare a peer the imports of the other: whoever pairs with RapidFuzz loads no scikit-learn."""
    for name, word in (
        ("scipy", ""),
        ("scipy.optimize", "linear_sum_assignment"),
        ("sklearn", ""),
        ("sklearn.feature_extraction", ""),
        ("sklearn.feature_extraction.text", "TfidfVectorizer"),
    ):
        module = ModuleType(name)
        if word:
            setattr(module, word, None)
        sys.modules[name] = module


def table(title: str, costs: dict[str, Cost], first: str) -> None:
    """Print the costs of some processes, each with how many times the first it took."""
    print(title)
    for name, cost in costs.items():
        ratio = cost.seconds / costs[first].seconds
        time_taken = f"{cost.seconds:6.3f} s ({cost.processor:6.3f} cpu)"
        print(f"  {name:42} {time_taken}  {cost.megabytes:5.0f} MB  {ratio:5.2f} ×")


def verdict(name: str, value: float, limit: float) -> bool:
    """Print a figure beside its target; return whether it holds."""
    holds = value <= limit
    print(f"  {name:42} {value:6.2f}  (target ≤ {limit:g}){'' if holds else '  < missed'}")
    return holds


def judged(costs: dict[str, Cost]) -> bool:
    """Print the targets of one pair; return whether all hold."""
    ours = costs[OURS]
    return all(
        [
            verdict("wall, of the scikit-learn peer", ours.seconds / costs[SKLEARN].seconds, 1.0),
            verdict("wall, of bare", ours.seconds / costs[BARE].seconds, MOST_OF_BARE),
            verdict("peak MB", ours.megabytes, MOST_MEGABYTES),
        ]
    )


def profile(files: tuple[Path, Path]) -> None:
    """Print where the time of one comparison goes, stage by stage, in a fresh process."""
    command = (PYTHON, "-m", "bench.speed", "--stages", *map(str, files))
    print(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def print_stages(files: list[str]) -> None:
    """Be the process that is profiled: the stages of ``duizhao compare --json``, each timed."""
    spent: dict[str, float] = {}
    with stage("import", spent):
        import duizhao.alignment.compare as comparing
        import duizhao.cli.comparing.command  # noqa: F401  loaded by the command line
        from duizhao.corpus.parse import parse
        from duizhao.corpus.reading.read import read
        from duizhao.report.plain.json import comparison_json
    for name in borrowed(comparing):
        setattr(comparing, name, timed(f"  {name}", spent, getattr(comparing, name)))
    with stage("read", spent):
        sources = [read(file) for file in files]
    with stage("parse", spent):
        documents = [parse(source) for source in sources]
    with stage("compare", spent):
        comparison = comparing.compare(documents[0], documents[1])
    with stage("json", spent):
        comparison_json(comparison, "zh")
    print_spent(spent)


def print_spent(spent: dict[str, float]) -> None:
    """Print the time of each stage; what is indented is part of the stage that follows."""
    total = sum(seconds for name, seconds in spent.items() if not name.startswith(" "))
    for name, seconds in spent.items():
        print(f"  {name:24} {seconds * 1000:7.0f} ms  {seconds / total:4.0%}")


@contextmanager
def stage(name: str, spent: dict[str, float]) -> Iterator[None]:
    """Add the time of what stands in the block to ``spent[name]``."""
    start = time.perf_counter()
    yield
    spent[name] = spent.get(name, 0.0) + time.perf_counter() - start


def timed(
    name: str, spent: dict[str, float], function: Callable[..., object]
) -> Callable[..., object]:
    """Return ``function``, the time of each call added to ``spent[name]``."""

    @wraps(function)
    def call(*arguments: object, **named: object) -> object:
        with stage(name, spent):
            return function(*arguments, **named)

    return call


def borrowed(module: ModuleType) -> list[str]:
    """Return the functions of a module that come from its neighbours: its stages."""
    package = module.__name__.rpartition(".")[0]
    return [
        name
        for name, value in vars(module).items()
        if callable(value)
        and not isinstance(value, type)
        and getattr(value, "__module__", "").startswith(package)
        and value.__module__ != module.__name__
    ]


def main() -> None:
    """Print the tables; exit 1 when a target is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--peer", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--stages", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peer:
        run_peer(options.peer[0], options.peer[1:])
    elif options.stages:
        print_stages(options.stages)
    else:
        sys.exit(not all(measured(options)))


def measured(options: argparse.Namespace) -> list[bool]:
    """Measure every pair and the help; return which targets hold."""
    held: list[bool] = []
    for name, files in pairs(options.shared).items():
        costs = medians(commands(files), options.runs)
        table(name, costs, OURS)
        held.append(judged(costs))
        if options.profile:
            profile(files)
    shell = {
        HELP: (PYTHON, "-m", "duizhao", "--help"),
        TYPER: (PYTHON, "-c", "import typer"),
    }
    costs = medians(shell, options.runs)
    table("the command line alone", costs, HELP)
    ratio = costs[HELP].seconds / costs[TYPER].seconds
    return [*held, verdict("--help, of bare import typer", ratio, MOST_OF_BARE)]


if __name__ == "__main__":
    main()
