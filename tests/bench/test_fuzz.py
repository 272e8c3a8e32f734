"""A short run of ``python -m bench.fuzz``: nothing is found."""

import random

import pytest

from bench.fuzz import seeds as fuzz_seeds
from bench.fuzz.run import execute, mutated
from bench.fuzz.targets import TARGETS, Target

# openpyxl does not read data bars back.
pytestmark = [pytest.mark.filterwarnings("ignore:.*extension is not supported"), pytest.mark.slow]
# Executions of each target; the slow ones (an extractor, a whole comparison) have fewer.
SHORT = {
    "html": 6,
    "pdf": 10,
    "docx": 20,
    "splitter": 10,
    "writers": 2,
    "redline": 8,
    "terminal": 6,
    "workbook": 2,
    "survey": 6,
    "collate": 4,
    "sheet": 20,
}
# Texts that were findings once: the seed of the first time.
ONCE = [
    ("parser", 103614),
    ("splitter", 101962),
    ("writers", 100160),
    ("writers", 107680),
    ("collate", 1),
]


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_a_short_run_finds_nothing(target):
    found = [execute(target, seed) for seed in range(SHORT.get(target.name, 40))]
    assert not any(found), [what for what in found if what]


@pytest.mark.parametrize(("name", "seed"), ONCE)
def test_what_was_found_once_stays_mended(name, seed):
    target = next(one for one in TARGETS if one.name == name)
    assert execute(target, seed) == ""


def test_a_finding_is_told_with_its_place():
    def broken(_data, _rng):
        raise KeyError("x")

    found = execute(Target("broken", lambda: (b"a",), broken, 1), 0)
    assert found.startswith("KeyError at test_fuzz.py:")


def test_the_same_seed_makes_the_same_case():
    pool = (fuzz_seeds.docx(), b"abc")
    cases = [mutated(random.Random(7), pool[0], pool) for _ in range(2)]
    assert cases[0] == cases[1] != pool[0]
