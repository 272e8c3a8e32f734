"""Comparisons as a whole: the laws of any pair, the order of changes, nothing to do with chance."""

from collections import Counter

from duizhao.alignment.compare import compare, ordered
from duizhao.alignment.model import Kind, Link, Op
from hypothesis import given, settings
from hypothesis import strategies as st

from ..support.builders import build

PHRASES = [
    "学校应当每日公开食谱",
    "食堂不得制售冷荤凉菜",
    "档案馆应当自收到之日起三十日内答复",
    "违反第一条规定的，处五万元以下罚款",
    "家长可以参加陪餐",
    "采购食品应当查验合格证明",
    "本办法自发布之日起施行",
]
BODY = st.lists(st.sampled_from(PHRASES), min_size=1, max_size=3).map("；".join)
TEXT = st.lists(BODY, max_size=6).map(
    lambda bodies: "".join(
        f"第{n}条 {body}。\n" for n, body in zip("一二三四五六", bodies, strict=False)
    )
)


@settings(max_examples=30, deadline=None)
@given(TEXT, TEXT)
def test_laws(old, new):
    found = compare(build(old), build(new))
    assert Counter(i for c in found.changes for i in c.link.template) == Counter(
        found.template.clauses
    )
    assert Counter(i for c in found.changes for i in c.link.variant) == Counter(
        found.variant.clauses
    )
    for change in found.changes:
        equal = {edit.op for edit in change.edits} <= {Op.EQUAL}
        assert (change.kind is Kind.ADDED) == (not change.link.template)
        assert (change.kind is Kind.DROPPED) == (not change.link.variant)
        assert equal is False or change.kind is Kind.UNCHANGED
    assert compare(build(old), build(new)) == found


@settings(max_examples=30, deadline=None)
@given(TEXT)
def test_a_text_against_itself_is_unchanged(text):
    found = compare(build(text), build(text))
    assert {c.kind for c in found.changes} <= {Kind.UNCHANGED}
    assert not any(c.findings for c in found.changes if "违反" not in text)
    assert not found.substitutions


def test_blanks_and_width_are_no_change():
    old, new = build("第一条 处 30 日内，答复。"), build("第一条  处30日内,答复。")
    assert [change.kind for change in compare(old, new).changes] == [Kind.UNCHANGED]


def test_dropped_clauses_stand_after_what_precedes_them_in_the_template():
    def link(old, new):
        return Link(old, new, 1.0, 1.0)

    links = [
        link((2,), ()),
        link((0,), ()),
        link((1,), (5,)),
        link((3,), (4,)),
        link((), (6,)),
        link((4,), ()),
    ]
    assert [(x.template, x.variant) for x in ordered(links)] == [
        ((0,), ()),
        ((3,), (4,)),
        ((4,), ()),
        ((1,), (5,)),
        ((2,), ()),
        ((), (6,)),
    ]


def test_empty_documents():
    assert compare(build(""), build("")).changes == ()
    (change,) = compare(build(""), build("第一条 学校应当公开食谱。")).changes
    assert (change.kind, [edit.op for edit in change.edits]) == (Kind.ADDED, [Op.INSERT])
