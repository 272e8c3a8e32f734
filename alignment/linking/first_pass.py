"""First pass: what speaks for a pair when only the two texts, their rivals and places are seen."""

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz, process

from .candidates import candidates
from .evidence.kept import kept, unsettled
from .evidence.ngrams import generality, index, rarity, shared
from .evidence.rivals import rival
from .evidence.roles import frames, role_evidence
from .evidence.sentences import sentence_evidence, sentences
from .evidence.vectors import centred, cosine, text_vectors, unit
from .model import Background, Candidates, Evidence, Floats, Index, Ints, Rarity, Unit

# Characters that the likeness of sequences looks at: enough for any item, a bound for appendices.
LONGEST = 400


def _overlap(ix: Index, i: Ints, j: Ints, w: Rarity) -> Evidence:
    """Return Dice, containment both ways, the rarest shared bigram, and votes of rare bigrams."""
    meetings = np.maximum(1, ix.in_template * ix.in_variant)
    vote = (w.background / meetings).astype(np.float32)
    (sb, sm, sv), rarest = shared(ix, i, j, [w.background, w.mixed, vote], w.background)
    (bt, bv), (mt, mv) = (
        (ix.template.total(x)[i] + 1e-3, ix.variant.total(x)[j] + 1e-3)
        for x in (w.background, w.mixed)
    )
    return {
        "shared_in_laws": 2 * sb / (bt + bv),
        "shared": 2 * sm / (mt + mv),
        "shared_of_t": sm / mt,
        "shared_of_v": sm / mv,
        "rarest": rarest,
        "shared_weight": np.log1p(sm),
        "shorter_weight": np.log1p(np.minimum(bt, bv)),
        "votes": np.log1p(sv),
    }


def _likeness(template: Sequence[str], variant: Sequence[str], i: Ints, j: Ints) -> Floats:
    """Return the likeness of the character sequences of each pair, 0 to 1."""
    heads = [[text[:LONGEST] for text in side] for side in (template, variant)]
    left, right = [heads[0][k] for k in i.tolist()], [heads[1][k] for k in j.tolist()]
    ratio = process.cpdist(left, right, scorer=fuzz.ratio, dtype=np.float32) / 100
    return np.asarray(ratio, np.float32)


def _places(
    template: Sequence[Unit], variant: Sequence[Unit], i: Ints, j: Ints, dice: Floats
) -> Evidence:
    """Return evidence of lead-ins and positions."""
    nt, nv = len(template), len(variant)
    pt, pv = (np.array([u.parent for u in side]) for side in (template, variant))
    owned = (pt[i] >= 0).astype(int) + (pv[j] >= 0)
    table = np.zeros((nt, nv), np.float32)
    table[i, j] = dice
    return {
        "led_one": owned == 1,
        "led_both": owned == 2,
        "lead_ins_shared": np.where(owned == 2, table[pt[i], pv[j]], 0),
        "distance": np.abs((i + 0.5) / nt - (j + 0.5) / nv),
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
    meaning = text_vectors(left, background), text_vectors(right, background)
    framing = frames(template, variant)
    i, j = candidates(bigrams, rare.mixed, centred(*meaning), kept(left, right), framing)
    left_open = unsettled(left, right, i, j)
    i, j = i[left_open], j[left_open]
    out = _overlap(bigrams, i, j, rare) | role_evidence(left, right, i, j)
    out["likeness"] = _likeness(left, right, i, j)
    weight = rarity(in_pieces, general).mixed
    out |= sentence_evidence(pieces, in_pieces, weight, (i, j), background)
    out |= _places(template, variant, i, j, np.asarray(out["shared"], np.float32))
    out["meaning"] = cosine(unit(meaning[0])[i], unit(meaning[1])[j])
    out["shared_lead_t"] = out["shared"] - rival(out["shared"], i, len(template))[0]
    out["shared_lead_v"] = out["shared"] - rival(out["shared"], j, len(variant))[0]
    return Candidates(
        i, j, {k: x.astype(np.float32, copy=False) for k, x in out.items()}, bigrams, rare.mixed
    )
