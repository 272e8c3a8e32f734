"""Change files and texts at random and watch the readers, the parser and the writers.

    python -m bench.fuzz [--minutes N] [--seed N] [--target NAME]

A reader may refuse a file with an InputError that has a sentence, and nothing else; the parser
must take any text and keep its law; what the writers make must be legal and show nothing hidden.
Prints for each target the executions, their seconds at work and the longest one, and every finding
once, with the seed that repeats it. The exit status is 1 where something was found.
"""

import argparse
import io
import random
import signal
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.fuzz import seeds as seeds
from bench.fuzz.targets import TARGETS, Target

# One execution may take this long, in seconds at work: a busy machine makes none of it.
MOST_SECONDS = 10


class Found(NamedTuple):
    """A finding: the target, what happened and where, and the seed of the first time."""

    target: str
    what: str
    seed: int


def mutated(rng: random.Random, data: bytes, others: tuple[bytes, ...]) -> bytes:
    """Return ``data`` changed in one to eight places."""
    if data.startswith(b"PK") and rng.random() < 0.7:
        inside = _repacked(rng, data)
        if inside:
            return inside
    return _changed(rng, data, others, rng.randint(1, 8))


def _changed(rng: random.Random, data: bytes, others: tuple[bytes, ...], times: int) -> bytes:
    changes: tuple[Callable[[random.Random, bytearray, bytes], None], ...]
    changes = (_flip, _insert, _cut, _repeat, _splice, _number)
    made = bytearray(data)
    for _ in range(times):
        rng.choice(changes)(rng, made, rng.choice(others))
    return bytes(made)


def _place(rng: random.Random, made: bytearray) -> int:
    return rng.randrange(len(made) + 1)


def _flip(rng: random.Random, made: bytearray, _other: bytes) -> None:
    if made:
        made[rng.randrange(len(made))] = rng.randrange(256)


def _insert(rng: random.Random, made: bytearray, _other: bytes) -> None:
    at = _place(rng, made)
    made[at:at] = rng.choice(seeds.PIECES).encode("utf-8", "replace")


def _cut(rng: random.Random, made: bytearray, _other: bytes) -> None:
    at = _place(rng, made)
    del made[at : at + rng.choice((1, 4, 64, 4096))]


def _repeat(rng: random.Random, made: bytearray, _other: bytes) -> None:
    at = _place(rng, made)
    made[at:at] = made[at : at + rng.choice((1, 16, 256))] * rng.choice((1, 2, 50))


def _splice(rng: random.Random, made: bytearray, other: bytes) -> None:
    at, start = _place(rng, made), rng.randrange(len(other) + 1)
    made[at : at + 64] = other[start : start + rng.choice((8, 64, 512))]


def _number(rng: random.Random, made: bytearray, _other: bytes) -> None:
    """Write a number at the edge of what fits, as bytes or as digits."""
    at = _place(rng, made)
    new = rng.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff", b"-1", b"4294967296", b"0"))
    made[at : at + len(new)] = new


def _repacked(rng: random.Random, data: bytes) -> bytes:
    """Change one part of a zip and pack it again; nothing where it is no longer a zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return b""
    name = rng.choice(sorted(parts))
    parts[name] = _changed(rng, parts[name], tuple(parts.values()), rng.randint(1, 4))
    return seeds.pack(parts, packed=rng.random() < 0.5)


def execute(target: Target, seed: int) -> str:
    """Run one execution; return "" or what was found: the error and the line that raised it."""
    rng = random.Random(f"{target.name}:{seed}")
    pool = target.seeds()
    case = mutated(rng, rng.choice(pool), pool) if pool else b""
    begun = time.process_time()
    try:
        target.run(case, rng)
    except Exception as error:  # what is looked for
        frames = traceback.extract_tb(error.__traceback__)
        own = [f for f in frames if "duizhao" in f.filename or "/main/" in f.filename] or frames
        where = f"{Path(own[-1].filename).name}:{own[-1].lineno}"
        return f"{type(error).__name__} at {where}: {str(error)[:80]!r}"
    return "slow" if time.process_time() - begun > MOST_SECONDS else ""


def fuzz(
    targets: tuple[Target, ...], start: int, until: Callable[[], bool]
) -> Iterator[tuple[Target, int, str]]:
    """Execute the targets in turn from seed ``start`` on; yield each target, seed and finding."""
    seed = start
    while not until():
        for target in targets:
            for at in range(seed, seed + target.share):
                yield target, at, execute(target, at)
        seed += max(target.share for target in targets)


def _stop_slow(_signal: int, _frame: object) -> None:
    raise TimeoutError


def _wait(seconds: int) -> None:
    """Stop what goes on for so many seconds at work; 0: nothing."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def main() -> int:
    """Print executions and findings; return 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--target", choices=[target.name for target in TARGETS])
    asked = parser.parse_args()
    chosen = tuple(t for t in TARGETS if asked.target in (None, t.name))
    end = time.monotonic() + 60 * asked.minutes
    spent: dict[str, list[float]] = {}
    last = time.process_time()
    findings: dict[tuple[str, str], Found] = {}
    if hasattr(signal, "SIGPROF"):
        signal.signal(signal.SIGPROF, _stop_slow)
    for target, seed, what in fuzz(chosen, asked.seed, lambda: time.monotonic() > end):
        now = time.process_time()
        spent.setdefault(target.name, []).append(now - last)
        last = now
        _wait(3 * MOST_SECONDS)
        key = (target.name, what.partition(":")[0] + what.partition(":")[2][:6])
        if what and key not in findings:
            findings[key] = Found(target.name, what, seed)
            print("FOUND", *findings[key], flush=True)
    _wait(0)
    print(f"{'target':12} {'executions':>10} {'seconds':>8} {'longest':>8}  findings")
    for target in chosen:
        count = sum(name == target.name for name, _ in findings)
        took = spent.get(target.name, [0.0])
        print(f"{target.name:12} {len(took):10} {sum(took):8.1f} {max(took):8.2f}  {count}")
    print(f"{'all':12} {sum(map(len, spent.values())):10} {'':17}  {len(findings)}")
    return int(bool(findings))
