"""Kinds and traits: each with a case that fires and one that must not; exchange of the sides."""

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.model import Kind, Link, Trait
from duizhao.alignment.traits import moved, traits
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

from ..support.builders import build


def link(template, variant):
    return Link(tuple(template), tuple(variant), 1.0, 1.0)


def clause(document, words):
    """Return the clause whose body begins with ``words``."""
    return next(
        i for i in document.clauses if document.nodes[i].body.cut(document.text).startswith(words)
    )


A = build(
    """第一章 总则
第一条 学校应当公开食谱。
第二条 食堂应当做到下列事项：
（一）留样；
（二）消毒。
第二章 责任
第三条 违反规定的，给予警告。
校长应当承担领导责任。
"""
)
B = build(
    """第一章 总则
第一条 学校应当公开食谱。
第二条 消毒。
第三条 食堂应当做到下列事项：
（一）留样；
（二）清洗。
第二章 责任
第四条 违反规定的，给予警告。
第五条 校长应当承担领导责任。
"""
)


def between(words_a, words_b):
    pair = link([clause(A, w) for w in words_a], [clause(B, w) for w in words_b])
    return traits(A, B, pair), traits(B, A, link(pair.variant, pair.template))


@pytest.mark.parametrize(
    ("old", "new", "forth", "back"),
    [
        (["学校"], ["学校"], (), ()),
        (["食堂"], ["食堂"], (Trait.RENUMBERED,), (Trait.RENUMBERED,)),
        (["留样"], ["留样"], (Trait.RENUMBERED,), (Trait.RENUMBERED,)),
        (["消毒"], ["消毒"], (Trait.LIFTED,), (Trait.LOWERED,)),
        (["校长"], ["校长"], (Trait.LIFTED,), (Trait.LOWERED,)),
        (["违反"], ["违反"], (Trait.RENUMBERED,), (Trait.RENUMBERED,)),
        (["学校"], ["学校", "食堂"], (Trait.SPLIT,), (Trait.MERGED,)),
        # A lead-in with its items against an article: the highest clause kept its level.
        (["食堂", "留样"], ["消毒"], (Trait.MERGED,), (Trait.SPLIT,)),
    ],
)
def test_traits(old, new, forth, back):
    assert between(old, new) == (forth, back)


def test_an_added_clause_has_no_traits():
    assert traits(A, B, link([], [clause(B, "清洗")])) == ()


PLAN = build("第一条 学校应当公开食谱。\n（一）留样；\n")


def test_no_level_between_families():
    assert traits(A, PLAN, link([clause(A, "学校")], [clause(PLAN, "学校")])) == ()


def rows(text):
    document = build(text)
    return document, document.clauses


def test_moved_is_what_left_the_order():
    old, o = rows("第一条 甲甲甲甲甲甲。\n第二条 乙乙乙乙乙乙。\n第三条 丙丙。\n")
    new, n = rows("第一条 丙丙。\n第二条 甲甲甲甲甲甲。\n第三条 乙乙乙乙乙乙。\n")
    links = [link([o[2]], [n[0]]), link([o[0]], [n[1]]), link([o[1]], [n[2]])]
    assert moved(old, new, links) == {0}
    assert moved(new, old, [link(x.variant, x.template) for x in links]) == {0}


CHAPTERS = "第一章 总则\n第一条 甲甲甲甲甲甲。\n第二条 乙乙。\n第二章 附则\n第三条 丙丙丙丙丙丙。\n"


def test_moved_across_chapters_in_unbroken_order():
    old, o = rows(CHAPTERS)
    new, n = rows(CHAPTERS.replace("第二条 乙乙。\n第二章 附则\n", "第二章 附则\n第二条 乙乙。\n"))
    assert moved(old, new, [link([a], [b]) for a, b in zip(o, n, strict=True)]) == {1}


def test_a_chapter_split_in_two_moves_nothing():
    old, o = rows(CHAPTERS)
    new, n = rows(
        CHAPTERS.replace("第二章", "第三章").replace("第二条 乙乙", "第二章 管理\n第二条 乙乙")
    )
    assert moved(old, new, [link([a], [b]) for a, b in zip(o, n, strict=True)]) == set()


def test_kinds_cover_what_can_become_of_a_clause():
    assert [kind.value for kind in Kind] == ["unchanged", "reworded", "added", "dropped"]


LIST = "第一条 摊主应当：\n（一）登记；\n（二）清扫摊位；\n（三）挂牌。\n第二条 摊主可以退摊。\n"


def test_an_item_that_became_the_next_article_moved_no_sibling():
    new = (
        "第一条 摊主应当：\n（一）登记；\n（二）挂牌。\n第二条 清扫摊位。\n第三条 摊主可以退摊。\n"
    )
    (old, o), (after, n) = rows(LIST), rows(new)
    links = [link([o[a]], [n[b]]) for a, b in ((0, 0), (1, 1), (2, 3), (3, 2), (4, 4))]
    assert moved(old, after, links) == set()
    assert moved(after, old, [link(x.variant, x.template) for x in links]) == set()


def test_an_item_that_became_an_article_farther_on_moved():
    new = (
        "第一条 摊主应当：\n（一）登记；\n（二）挂牌。\n第二条 摊主可以退摊。\n第三条 清扫摊位。\n"
    )
    (old, o), (after, n) = rows(LIST), rows(new)
    links = [link([o[a]], [n[b]]) for a, b in ((0, 0), (1, 1), (2, 4), (3, 2), (4, 3))]
    assert moved(old, after, links) == {2}
    assert moved(after, old, [link(x.variant, x.template) for x in links]) == {2}


def test_an_item_that_gets_a_paragraph_of_its_own_keeps_level_and_number():
    (old, o) = rows(LIST)
    (after, n) = rows(LIST.replace("清扫摊位；\n", "清扫摊位；\n摊位包括通道。\n"))
    assert traits(old, after, link([o[2]], [n[2]])) == ()


FIRST = "第一条 摊主应当登记。\n摊主应当挂牌。\n第二条 摊主可以退摊。\n"


def test_a_first_paragraph_that_became_the_second_did_not_sink():
    old, new = (
        parse(Source("", "", text, "text"))
        for text in (FIRST, FIRST.replace("摊主应当登记", "摊主应当缴费。\n摊主应当登记"))
    )
    assert not [c for c in compare(old, new).changes if Trait.LOWERED in c.traits]


HEADED = """第一章 总则
第一条 甲甲甲。
第二章 登记
第二条 乙乙乙乙乙乙。
第三条 丙丙丙。
第三章 附则
第四条 丁丁丁丁。
"""


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        # The article came out from under a heading that bears the name it had.
        (
            HEADED.replace("第二章 登记\n第二条", "第二条").replace(
                "第三条", "第二章 登记\n第三条"
            ),
            ["第二条"],
        ),
        (
            HEADED.replace("第三条 丙丙丙。\n第三章 附则", "第三章 附则\n第三条 丙丙丙。"),
            ["第三条"],
        ),
        # The chapter is called something else, or a new one begins.
        (HEADED.replace("登记", "挂牌和年检"), []),
        (HEADED.replace("第三条", "第三章 年检\n第三条").replace("三章 附", "四章 附"), []),
    ],
)
def test_an_article_under_a_heading_that_answers_another_moved(new, expected):
    old, new = (parse(Source("", "", text, "text")) for text in (HEADED, new))
    told = [c for c in compare(old, new).changes if Trait.MOVED in c.traits]
    assert [new.nodes[c.link.variant[0]].locator for c in told] == expected
