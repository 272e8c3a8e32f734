"""Edits: the golden file, the laws that hold for any pair, and speed without words."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from duizhao.alignment.edits.make import edits
from duizhao.alignment.edits.sides import side
from duizhao.alignment.edits.words import borders
from duizhao.alignment.model import Edit, Op
from duizhao.corpus.model import Span
from hypothesis import given, settings
from hypothesis import strategies as st

GOLDEN = Path(__file__).parent / "edits.txt"
MARKED = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}")


def golden():
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            texts = line.split(" ⇒ ")
            if len(texts) == 1:
                old = MARKED.sub(lambda m: m[1] or "", line)
                texts = [old, MARKED.sub(lambda m: m[2] or "", line), line]
            yield tuple(texts)


def shown(old, new, found):
    """Write edits inline, as in the golden file."""
    out = []
    for edit in found:
        before, after = edit.template.cut(old), edit.variant.cut(new)
        deleted = f"[-{before}-]" if before else ""
        changed = deleted + (f"{{+{after}+}}" if after else "")
        out.append(before if edit.op is Op.EQUAL else changed)
    return "".join(out)


def whole(old, new):
    return edits(old, (Span(0, len(old)),), new, (Span(0, len(new)),)).whole


@pytest.mark.parametrize(("old", "new", "expected"), list(golden()))
def test_golden(old, new, expected):
    assert shown(old, new, whole(old, new)) == expected


def test_golden_has_sixty_cases():
    assert len(list(golden())) >= 60


def lay(parts):
    """Lay clauses out in a text, a line each, and return it with their spans."""
    spans, at = [], 2
    for part in parts:
        spans.append(Span(at, at + len(part)))
        at += len(part) + 1
    return "题\n" + "\n".join(parts) + "\n", tuple(spans)


def test_split_clause_is_cut_at_its_border():
    old, old_spans = lay(["食堂应当每日消毒餐具。从业人员应当持证上岗。"])
    new, new_spans = lay(["食堂应当每日消毒餐具。", "从业人员必须持证上岗。"])
    found = edits(old, old_spans, new, new_spans).whole
    assert [(e.op, e.template.cut(old), e.variant.cut(new)) for e in found] == [
        (Op.EQUAL, "食堂应当每日消毒餐具。", "食堂应当每日消毒餐具。"),
        (Op.EQUAL, "从业人员", "从业人员"),
        (Op.REPLACE, "应当", "必须"),
        (Op.EQUAL, "持证上岗。", "持证上岗。"),
    ]


def test_clauses_merged_in_another_order_are_found_again():
    old, old_spans = lay(["食堂应当每日消毒餐具。", "从业人员应当每年体检，持证上岗。"])
    new, new_spans = lay(["从业人员应当每年体检，持证上岗。食堂应当每日消毒餐具。"])
    assert {e.op for e in edits(old, old_spans, new, new_spans).whole} == {Op.EQUAL}


def test_added_and_dropped_clauses_are_one_edit_each():
    text, spans = lay(["食堂应当每日消毒餐具。", "从业人员应当持证上岗。"])
    added = edits("", (), text, spans).whole
    assert [(e.op, e.variant) for e in added] == [(Op.INSERT, span) for span in spans]
    dropped = edits(text, spans, "", ()).whole
    assert [(e.op, e.template) for e in dropped] == [(Op.DELETE, span) for span in spans]


WORDS = [
    "学校",
    "应当",
    "每半年",
    "公开",
    "食谱",
    "，",
    "。",
    "三万元",
    "第二条",
    " ",
    "的",
    "、",
    "市",
]
CLAUSE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map("".join).filter(str.strip)
SIDE = st.lists(CLAUSE, min_size=0, max_size=3)


def mirrored(found):
    swap = {Op.INSERT: Op.DELETE, Op.DELETE: Op.INSERT}
    return [Edit(swap.get(e.op, e.op), e.variant, e.template) for e in found]


@settings(max_examples=100, deadline=None)
@given(SIDE, SIDE)
def test_laws(left, right):
    (old, old_spans), (new, new_spans) = lay(left), lay(right)
    found = edits(old, old_spans, new, new_spans).whole
    # They tile the bodies, the variant's in order, each inside one clause.
    assert tiles([e.template for e in found], old_spans)
    assert tiles([e.variant for e in found], new_spans)
    assert [e.variant for e in found] == sorted(e.variant for e in found)
    for edit in found:
        assert (edit.op is Op.EQUAL) == (form(old, edit.template) == form(new, edit.variant))
        assert bool(edit.template.cut(old)) == (edit.op is not Op.INSERT)
        assert bool(edit.variant.cut(new)) == (edit.op is not Op.DELETE)
    # The mirror image, up to the order in which a reader meets them.
    assert sorted(edits(new, new_spans, old, old_spans).whole, key=key) == sorted(
        mirrored(found), key=key
    )


COMPOUNDS = [
    "学校",
    "院校",
    "食堂",
    "公开",
    "公示",
    "招标",
    "全国",
    "人民代表大会",
    "，",
    "省",
    "三万元",
    "不得",
]
PLAIN = st.lists(st.sampled_from(COMPOUNDS), min_size=1, max_size=10).map("".join)


@settings(max_examples=100, deadline=None)
@given(PLAIN, PLAIN)
def test_edits_that_are_shown_begin_and_end_with_words(old, new):
    ends = {0, *borders(old)}, {0, *borders(new)}
    for edit in whole(old, new):
        assert {*edit.template} <= ends[0] and {*edit.variant} <= ends[1]


def test_a_term_draws_no_word_beside_it_apart():
    """追究刑事责任 is a term, but in the dictionary 依法追究 is the word."""
    old, new = "构成犯罪的，依法追究刑事责任。", "构成犯罪的，由有关机关追究刑事责任。"
    expected = "构成犯罪的，[-依法追究-]{+由有关机关追究+}刑事责任。"
    assert shown(old, new, whole(old, new)) == expected


def test_a_reference_alone_is_compared_with_a_longer_text():
    old, new = "第五条", "第五条和第六条"
    pins = [(Span(0, 3), Span(0, 3))]
    found = edits(old, (Span(0, 3),), new, (Span(0, 7),), pins).whole
    assert shown(old, new, found) == "第五条{+和第六条+}"


def test_fine_edits_part_the_words_of_a_compound():
    old, new = "学校食堂应当公开食谱。", "院校食堂应当公开食谱。"
    found = edits(old, (Span(0, len(old)),), new, (Span(0, len(new)),))
    assert shown(old, new, found.fine) == "[-学校-]{+院校+}食堂应当公开食谱。"
    assert shown(old, new, found.whole) == "[-学校食堂-]{+院校食堂+}应当公开食谱。"


def key(edit):
    return (edit.template, edit.variant, edit.op)


def form(text, span):
    return side(text, (span,)).form


def tiles(pieces, bodies):
    """Say whether the pieces that are not empty fill the bodies without overlap."""
    filled = sorted(piece for piece in pieces if piece.start < piece.end)
    inside = all(any(b.start <= p.start and p.end <= b.end for b in bodies) for p in filled)
    apart = all(a.end <= b.start for a, b in pairwise(filled))
    length = sum(b.end - b.start for b in bodies)
    return inside and apart and sum(p.end - p.start for p in filled) == length


def test_the_dictionary_is_not_loaded_when_nothing_changed():
    code = (
        "import sys; from duizhao.alignment.edits.make import edits;"
        "from duizhao.corpus.model import Span;"
        "edits('学校 应当', (Span(0, 5),), '学校应当', (Span(0, 4),));"
        "from duizhao.corpus.dictionary import _book;"
        "print(_book.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"
