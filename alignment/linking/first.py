"""First pass: what speaks for a pair when only the two texts, their rivals and places are seen."""

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz, process

from .candidates import candidates
from .kept import kept, unsettled
from .ngrams import generality, index, rarity, shared
from .records import Background, Candidates, Evidence, Floats, Index, Ints, Rarity, Unit
from .rivals import rival
from .roles import role_evidence
from .sentences import sentence_evidence, sentences
from .vectors import centred, cosine, text_vectors, unit

# Characters that the likeness of sequences looks at: enough for any item, a bound for appendices.
LONGEST = 400
# Evidence that is also held against the best rival's of the row and of the column.
AGAINST_RIVALS = ("dice_m", "con_t", "con_v", "rare_m")


def _overlap(ix: Index, i: Ints, j: Ints, w: Rarity) -> Evidence:
    """Return Dice, containment both ways, the rarest shared bigram, and votes of rare bigrams."""
    meetings = np.maximum(1, ix.in_template * ix.in_variant)
    vote = (w.background / meetings).astype(np.float32)
    lone = ((ix.in_template <= 2) & (ix.in_variant <= 2)) * w.background
    weights = (w.pair, w.background, w.mixed)
    (sp, sb, sm, sv, so), tops = shared(
        ix, i, j, [*weights, vote, lone.astype(np.float32)], [w.background, w.pair, w.mixed]
    )
    size = [(ix.template.total(x)[i] + 1e-3, ix.variant.total(x)[j] + 1e-3) for x in weights]
    dice = [2 * s / (a + b) for s, (a, b) in zip((sp, sb, sm), size, strict=True)]
    con_t, con_v = sm / size[2][0], sm / size[2][1]
    out: Evidence = dict(zip(("dice_p", "dice_b", "dice_m"), dice, strict=True))
    out |= dict(zip(("rare_b", "rare_p", "rare_m"), tops, strict=True))
    out |= {"con_t": con_t, "con_v": con_v, "con_max": np.maximum(con_t, con_v)}
    out |= {"mass": np.log1p(sm), "info_min": np.log1p(np.minimum(*size[1])), "uni": np.log1p(so)}
    return out | _votes(sv, i, j)


def _votes(votes: Floats, i: Ints, j: Ints) -> Evidence:
    """Return the votes of rare bigrams, and the share of its row's and column's that a pair has."""
    row, column = np.bincount(i, votes)[i] + 0.5, np.bincount(j, votes)[j] + 0.5
    by_row, by_column = votes / row, votes / column
    least = np.minimum(by_row, by_column)
    return {"vote": np.log1p(votes), "vote_r": by_row, "vote_c": by_column, "vote_min": least}


def _phrases(template: Sequence[str], variant: Sequence[str], i: Ints, j: Ints) -> Evidence:
    """Return the four-character phrases shared, each counted less the more texts have it."""
    ix = index(template, variant, 4)
    meetings = np.maximum(1, ix.in_template * ix.in_variant)
    weight = (1 / np.sqrt(meetings)).astype(np.float32)
    (s,), _ = shared(ix, i, j, [weight])
    a, b = ix.template.total(weight)[i] + 1, ix.variant.total(weight)[j] + 1
    row, column = np.bincount(i, s)[i] + 1, np.bincount(j, s)[j] + 1
    shares = {"phr_t": s / a, "phr_v": s / b, "phr_r": s / row, "phr_c": s / column}
    return {"phr": np.log1p(s)} | shares


def _lengths(template: Sequence[str], variant: Sequence[str], i: Ints, j: Ints) -> Evidence:
    """Return how lengths differ, and the likeness of the character sequences."""
    a, b = (np.log([len(text) + 1 for text in side]) for side in (template, variant))
    heads = [[text[:LONGEST] for text in side] for side in (template, variant)]
    left, right = [heads[0][k] for k in i.tolist()], [heads[1][k] for k in j.tolist()]
    ratio = process.cpdist(left, right, scorer=fuzz.ratio, dtype=np.float32) / 100
    return {"fuzz": ratio, "len_diff": np.abs(a[i] - b[j]), "len_min": np.minimum(a[i], b[j])}


def _coded(words: Sequence[str], others: Sequence[str]) -> tuple[Ints, Ints]:
    """Return two lists of words as numbers that are equal where the words are; "" is 0."""
    codes = {word: k for k, word in enumerate(sorted({"", *words, *others}))}
    return np.array([codes[w] for w in words]), np.array([codes[w] for w in others])


def _places(
    template: Sequence[Unit], variant: Sequence[Unit], i: Ints, j: Ints, dice: Floats
) -> Evidence:
    """Return evidence of labels, levels, lead-ins, headings and positions."""
    nt, nv = len(template), len(variant)
    lt, lv = _coded([u.level for u in template], [u.level for u in variant])
    kt, kv = _coded([u.number for u in template], [u.number for u in variant])
    ht, hv = _coded([u.heading for u in template], [u.heading for u in variant])
    pt, pv = (np.array([u.parent for u in side]) for side in (template, variant))
    same = lt[i] == lv[j]
    owned = (pt[i] >= 0).astype(int) + (pv[j] >= 0)
    table = np.zeros((nt, nv), np.float32)
    table[i, j] = dice
    return {
        "same_label": (kt[i] == kv[j]) & same & (kt[i] > 0),
        "same_level": same,
        "par_one": owned == 1,
        "par_both": owned == 2,
        "par_dice": np.where(owned == 2, table[pt[i], pv[j]], 0),
        "head_eq": (ht[i] == hv[j]) & (ht[i] > 0),
        "pos": np.abs((i + 0.5) / nt - (j + 0.5) / nv),
    }


def _in_context(units: Sequence[Unit]) -> list[str]:
    """Return each text after its lead-in and heading."""
    lead = [units[u.parent].text if u.parent >= 0 else "" for u in units]
    return [above + u.heading + u.text for above, u in zip(lead, units, strict=True)]


def _meaning(
    template: Sequence[Unit], variant: Sequence[Unit], i: Ints, j: Ints, background: Background
) -> Evidence:
    """Return the nearness of meaning: of the texts, of them in their context, of their lead-ins."""
    raw = [text_vectors([u.text for u in side], background) for side in (template, variant)]
    mid_t, mid_v = centred(*raw)
    context = [text_vectors(_in_context(side), background) for side in (template, variant)]
    ctx_t, ctx_v = centred(*context)
    pt, pv = (np.array([u.parent for u in side]) for side in (template, variant))
    both = (pt[i] >= 0) & (pv[j] >= 0)
    return {
        "rcos": cosine(unit(raw[0])[i], unit(raw[1])[j]),
        "ctx_cos": cosine(ctx_t[i], ctx_v[j]),
        "par_cos": np.where(both, cosine(mid_t[pt[i]], mid_v[pv[j]]), 0),
    }


def first_pass(
    template: Sequence[Unit], variant: Sequence[Unit], background: Background
) -> Candidates:
    """Return the candidate pairs with the evidence of the first pass."""
    left, right = [u.text for u in template], [u.text for u in variant]
    pieces = sentences(left), sentences(right)
    in_pieces = index(pieces[0].texts, pieces[1].texts, 2)
    bigrams = in_pieces.joined(pieces[0].owner, pieces[1].owner)
    general = generality(bigrams.codes, background)
    rare = rarity(bigrams, general)
    meaning = centred(text_vectors(left, background), text_vectors(right, background))
    i, j = candidates(bigrams, rare.mixed, meaning, kept(left, right))
    left_open = unsettled(left, right, i, j)
    i, j = i[left_open], j[left_open]
    out = _overlap(bigrams, i, j, rare) | _phrases(left, right, i, j)
    out |= _lengths(left, right, i, j) | role_evidence(left, right, i, j)
    weight = rarity(in_pieces, general).mixed
    out |= sentence_evidence(pieces, in_pieces, weight, (i, j), background)
    out |= _places(template, variant, i, j, np.asarray(out["dice_m"], np.float32))
    out |= _meaning(template, variant, i, j, background)
    for name in AGAINST_RIVALS:
        out[name + "_r"] = out[name] - rival(out[name], i, len(template))[0]
        out[name + "_c"] = out[name] - rival(out[name], j, len(variant))[0]
    return Candidates(i, j, {k: x.astype(np.float32) for k, x in out.items()}, bigrams, rare.mixed)
