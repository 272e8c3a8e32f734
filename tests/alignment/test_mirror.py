"""The same two texts the other way round: the same links, what was added is what was dropped."""

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.linking.learned.weights import mirror, model
from duizhao.alignment.model import Kind, Op, Trait
from duizhao.corpus.load import load
from hypothesis import given, settings

from bench.learn.fit import tied

from ..support.builders import build
from .test_compare import TEXT

OTHER = {
    Kind.ADDED: Kind.DROPPED,
    Trait.SPLIT: Trait.MERGED,
    Trait.LIFTED: Trait.LOWERED,
    Op.INSERT: Op.DELETE,
}
OTHER |= {there: here for here, there in OTHER.items()}


def other(word):
    return OTHER.get(word, word)


def shown(found):
    """Return the changes of a comparison: both sides, kind, traits and what was put in or out.

    A habit has a direction, so ``substituted`` has too: 局 may always become 市局 where a text
    with 市局 in other places as well does not always have it for 局.
    """
    return {
        (
            change.link.template,
            change.link.variant,
            change.kind,
            frozenset(change.traits) - {Trait.SUBSTITUTED},
            frozenset((e.op, e.template, e.variant) for e in change.edits if e.op is not Op.EQUAL),
        )
        for change in found.changes
    }


def turned(changes):
    """Return what the changes are when the texts change places."""
    return {
        (
            variant,
            template,
            other(kind),
            frozenset(map(other, traits)),
            frozenset((other(op), b, a) for op, a, b in edits),
        )
        for template, variant, kind, traits, edits in changes
    }


@pytest.mark.parametrize(
    "pair",
    [
        ("template.docx", "province.docx"),
        ("template.docx", "city.txt"),
        ("province.docx", "city.txt"),
        ("district.docx", "school.txt"),
    ],
)
def test_the_built_in_examples(root, pair):
    one, two = (load(root / "cli" / "examples" / name) for name in pair)
    assert shown(compare(two, one)) == turned(shown(compare(one, two)))


@settings(max_examples=30, deadline=None)
@given(TEXT, TEXT)
def test_texts_of_stock_sentences(old, new):
    ahead, back = compare(build(old), build(new)), compare(build(new), build(old))
    assert sides(back) == {(b, a) for a, b in sides(ahead)}


def sides(found):
    return {(change.link.template, change.link.variant) for change in found.changes}


def test_names_of_evidence_are_mirrored():
    names = ("shared_lead_t", "left_said_t", "mate_t", "shared_in_laws")
    turned = ["shared_lead_v", "left_said_v", "mate_v", "shared_in_laws"]
    assert [mirror(name) for name in names] == turned
    assert tied(["sentence_lead_t", "likeness", "sentence_lead_v"]).tolist() == [1, 0, 1]


def test_both_sides_weigh_the_same():
    first, trees = model().first, model().forest
    weights = dict(zip(first.names, first.weight.tolist(), strict=True))
    assert len(weights) > 15
    assert all(weight == weights[mirror(name)] for name, weight in weights.items())
    turned = [trees.names[at] for at in trees.mirror]
    assert turned == [mirror(name) for name in trees.names]
    third = model().third
    assert [third.names[at] for at in third.line.mirror] == [mirror(name) for name in third.names]
