"""The law of comparison: every part takes part, every planted change is told, no twin is."""

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.model import Part
from duizhao.bench.law.__main__ import reported
from duizhao.bench.law.check import broken, parts
from duizhao.bench.law.invented import invented, read
from duizhao.bench.mutate.parts import PLANTS, planted
from duizhao.report.view.summary import is_different


def test_the_invented_texts_hold_every_part():
    found = {part for seed in (0, 1) for part, _ in parts(invented(seed), invented(seed))}
    assert found == set(Part)


@pytest.mark.parametrize("seeds", [(0, 2), (1, 3), (0, 1)])
def test_strangers_keep_the_law(seeds):
    comparison = compare(*map(invented, seeds))
    assert not broken(comparison)
    assert is_different(comparison)


@pytest.mark.parametrize("seed", [0, 1])
def test_a_text_against_itself_is_unchanged(seed):
    comparison = compare(invented(seed), invented(seed))
    assert not broken(comparison)
    assert not is_different(comparison)


@pytest.mark.parametrize("name", list(PLANTS))
def test_a_planted_change_is_told_at_its_place_and_its_twin_is_not(name):
    documents = [invented(seed) for seed in (0, 1, 2, 3)]
    made = ((document, planted(document, name, 7)) for document in documents)
    document, change = next(one for one in made if one[1] is not None)
    comparison = compare(document, read(change.text))
    assert reported(comparison, change)
    assert not broken(comparison)
    assert not is_different(compare(document, read(change.twin)))


def test_what_goes_unsaid_is_told():
    template, variant = invented(0), invented(2)
    comparison = compare(template, variant)
    object.__setattr__(comparison, "changes", comparison.changes[1:])
    assert broken(comparison)
