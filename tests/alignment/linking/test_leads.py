"""A lead-in goes with its items where all of them answer one clause, and not otherwise."""

from duizhao.alignment.compare import compare
from duizhao.alignment.linking.by_place.leads import with_leads
from duizhao.alignment.linking.units import seen
from duizhao.alignment.model import Trait
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

LIST = "第一条 禁止下列行为：\n（一）攀折古树；\n（二）在古树上刻画；\n（三）在古树旁堆放物料。\n"
ONE = "第一条 禁止攀折古树，在古树上刻画，在古树旁堆放物料。\n"
END = "第二条 古树由林业部门管理。\n"


def read(text):
    return parse(Source("", "", text, "text"))


def grown(items, other=(0,), closed=()):
    """Return which clauses of the list go with ``items`` that answer ``other``, by place."""
    old, new = read(LIST + END), read(ONE + END)
    ours, theirs = old.clauses, new.clauses
    group = frozenset(ours[k] for k in items), frozenset(theirs[k] for k in other)
    sides, shut = (seen(old), seen(new)), ({ours[k] for k in closed}, set())
    ((found, _),) = with_leads([group], sides, shut)
    return sorted(ours.index(i) for i in found)


def test_a_lead_in_goes_with_all_its_items():
    assert grown([1, 2, 3]) == [0, 1, 2, 3]


def test_it_stays_where_an_item_went_elsewhere_or_a_user_decided():
    assert grown([1, 2]) == [1, 2]
    assert grown([1, 2, 3], other=(0, 1)) == [1, 2, 3]
    assert grown([1, 2, 3], closed=(0,)) == [1, 2, 3]


def test_a_list_that_became_a_sentence_is_merged_and_back_split():
    for old, new, trait in ((LIST, ONE, Trait.MERGED), (ONE, LIST, Trait.SPLIT)):
        changes = compare(read(old + END), read(new + END)).clauses
        assert [c.kind.value for c in changes] == ["reworded", "unchanged"]
        assert trait in changes[0].traits


DUTIES = (
    "第一条 局长履行下列职责：\n（一）制定年度计划；\n（二）组织学校检查；\n（三）发布考试信息。\n"
)
EACH = "第一条 局长制定年度计划。\n第二条 局长组织学校检查。\n第三条 局长发布考试信息。\n"
CLOSING = "第{}条 本办法自公布之日起施行。\n"


def partners(old, new):
    """Return for each clause of the old text how many of the new answer it."""
    links = [change.link for change in compare(read(old), read(new)).clauses]
    return [len(link.variant) for i in read(old).clauses for link in links if i in link.template]


def test_a_lead_in_that_all_its_lifted_items_say_again_answers_none_of_them():
    old, new = DUTIES + CLOSING.format("二"), EACH + CLOSING.format("四")
    changes = compare(read(old), read(new)).clauses
    assert [(c.kind.value, len(c.link.template)) for c in changes] == [
        ("dropped", 1),
        ("reworded", 1),
        ("reworded", 1),
        ("reworded", 1),
        ("unchanged", 1),
    ]
    assert not any(Trait.MERGED in change.traits for change in changes)
    assert not changes[0].findings


def test_a_lead_in_stays_with_the_article_that_says_more_of_it():
    old = (
        "第一条 编制年度预算应当遵循下列原则：\n（一）量入为出；\n（二）公开透明。\n"
        + CLOSING.format("二")
    )
    new = (
        "第一条 编制年度预算应当遵循量入为出的原则。\n第二条 预算草案应当公开透明。\n"
        + CLOSING.format("三")
    )
    assert partners(old, new)[0] == 1


def test_a_lead_in_that_is_said_again_is_as_sure_as_its_items():
    has = ["有固定的经营场所", "有相应的专业人员", "有健全的管理制度"]
    items = "；\n".join(f"（{n}）{one}" for n, one in zip("一二三", has, strict=True))
    each = (f"第{n}条 申请人应当{one}。\n" for n, one in zip("一二三", has, strict=True))
    old = f"第一条 申请人应当具备下列条件：\n{items}。\n" + CLOSING.format("二")
    links = [c.link for c in compare(read(old), read("".join(each) + CLOSING.format("四"))).clauses]
    alone, *others = (link.probability for link in links)
    assert not links[0].variant
    assert alone == min(others)
