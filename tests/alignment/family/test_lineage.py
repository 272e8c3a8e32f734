"""How sure an edge of a lineage is: rivals, dates that contradict, direction, the nearest text."""

import pytest
from duizhao.alignment.family.lineage.candidates import before, series
from duizhao.alignment.family.lineage.descent import Variant, about, descent
from duizhao.alignment.family.lineage.find import likelier
from duizhao.alignment.family.lineage.support import Seen, evidence, rivals, support
from duizhao.alignment.family.model import NO_AGE, NO_NEAR, ROOT, Age, Basis, Edge, Near, Rival, Why
from duizhao.alignment.tables import rows
from duizhao.corpus.metadata.model import earlier

TEMPLATE = (
    "学校食堂应当每日公示菜单和食材来源，接受师生和家长监督。",
    "食堂从业人员应当每年进行健康检查，取得健康证明后方可上岗。",
    "学校应当对每餐次的食品成品留样，留样时间不少于四十八小时。",
    "教育行政部门应当会同有关部门每学期开展一次校园食品安全检查。",
    "家长委员会可以推荐代表参加学校组织的食堂开放日活动。",
)
OWN = (
    "鼓励学校利用校园空地开展农业种植体验课程，所得蔬菜可以供食堂使用。",
    "海岛学校的食材运输由县人民政府统筹安排专用船舶，费用列入财政预算。",
    "民族地区学校应当尊重少数民族师生的饮食习惯，设立专门的清真窗口。",
    "鼓励保险机构开发校园食品安全责任保险产品，提高赔付效率。",
)


def text(date="", own=0, changes=(), title="校园食品安全办法"):
    """The template with so many additions and these words changed."""
    said = list(TEMPLATE)
    for old, new in changes:
        said = [one.replace(old, new) for one in said]
    clauses = [((k,), one) for k, one in enumerate(said)] + [((), one) for one in OWN[:own]]
    return Variant(title, date, tuple(clauses))


FIRST = (("每日公示", "逐餐公布"), ("每学期开展一次", "每季度组织两次"))
SECOND = (*FIRST, ("方可上岗", "才能从事接触食品的工作"))


def chain(*dates):
    """甲, 乙 copied from it with more additions and changes, 丙 from 乙."""
    return [
        text(dates[0], 2, FIRST),
        text(dates[1], 3, SECOND),
        text(dates[2], 4, (*SECOND, ("四十八小时", "七十二小时"))),
    ]


def test_a_chain_is_told_with_dates_and_without():
    dated = descent(TEMPLATE, chain("2019-01-01", "2020-01-01", "2021-01-01"))
    assert [edge.parent for edge in dated.edges] == [ROOT, 0, 1]
    assert [edge.basis for edge in dated.edges] == [Basis.TEMPLATE, Basis.DATES, Basis.DATES]
    assert dated.fit == 1
    plain = descent(TEMPLATE, chain("", "", ""))
    assert [edge.parent for edge in plain.edges] == [ROOT, 0, 1]
    assert {edge.basis for edge in plain.edges[1:]} == {Basis.TEXT}


def test_dates_that_contradict_the_words_lower_support_and_fit():
    right = descent(TEMPLATE, chain("2019-01-01", "2020-01-01", "2021-01-01"))
    wrong = descent(TEMPLATE, chain("2021-01-01", "2020-01-01", "2019-01-01"))
    assert wrong.fit < 0.9 < right.fit
    assert max(edge.support for edge in wrong.edges) < min(edge.support for edge in right.edges)


def test_one_edge_that_dates_forbid_says_nothing_of_the_other_texts():
    others = [text(f"20{year}-01-01", title=f"第{year}号办法") for year in range(10, 20)]
    wrong = descent(TEMPLATE, [*chain("2021-01-01", "2020-01-01", "2020-01-01")[:2], *others])
    assert wrong.fit > 0.9
    assert all(edge.parent == ROOT and edge.support > 0.8 for edge in wrong.edges[2:])


def test_rivals_share_what_is_left():
    for edge in descent(TEMPLATE, chain("", "", "")).edges:
        rest = sum(rival.support for rival in edge.rivals)
        assert 0 < edge.support < 1 and edge.support + rest == pytest.approx(1, abs=0.02)
        assert edge.parent not in {rival.parent for rival in edge.rivals}


def test_why_the_nearest_text_is_not_the_parent():
    texts = chain("2019-01-01", "2020-01-01", "2021-01-01")
    near = (Near(1, 0.9), Near(2, 0.9), Near(0, 0.8))
    edges = descent(TEMPLATE, texts, near).edges
    assert [edge.why for edge in edges] == [Why.YOUNGER, Why.YOUNGER, Why.RIVAL]
    undated = descent(TEMPLATE, chain("", "", ""), near).edges
    assert [edge.why for edge in undated[:2]] == [Why.COPY, Why.COPY]


def test_versions_of_one_text_need_to_share_less():
    """The later kept two additions of three and no changed word: a revision, elsewhere no copy."""
    named = "青澜市校园食品安全办法"
    old = Variant(named, "2019-01-01", text(own=3, changes=SECOND).clauses)
    new = Variant(named, "2024-01-01", text(own=2).clauses)
    other = text("2018-01-01", title="海陵市校园食品安全办法")
    assert descent(TEMPLATE, [old, new, other]).edges[1].parent == 0
    strange = Variant("东浦市校园食品安全办法", "2024-01-01", new.clauses)
    assert descent(TEMPLATE, [old, strange, other]).edges[1].parent == ROOT


def test_which_of_two_versions_is_the_earlier_only_dates_tell():
    named = "青澜市校园食品安全办法"
    one, other = (
        (text(day, 2, FIRST, named), text(later, 3, SECOND, named))
        for day, later in (("2019-01-01", "2020-01-01"), ("", ""))
    )
    dated, undated = (descent(TEMPLATE, [*pair, text("2018-01-01")]).edges for pair in (one, other))
    assert dated[1].parent == undated[1].parent == 0
    assert all(edge.support <= 0.5 for edge in undated[:2])
    assert undated[0].rivals[0].parent == 1
    assert dated[0].support > 0.5 < dated[1].support


def test_places_and_dates():
    assert series("青澜市校园食品安全办法") and not series("校园食品安全办法")
    assert earlier("2019-05-01", "2020-01-01") and not earlier("2020-01-01", "2019-05-01")
    assert not earlier("", "2020-01-01")
    # A year alone does not tell which of two texts of that year was first.
    assert not earlier("2020", "2020-04-10") and not earlier("2020-04-10", "2020")
    assert earlier("2020", "2021-04-10")


def seen(parent, votes, kept, fit=1.0):
    return Seen(parent, 5, {ROOT: 0.0, 1: 3.0, 2: 1.0}, kept, votes, fit, frozenset())


def test_each_evidence_has_a_weight_and_points_its_way():
    weights = {row[0] for row in rows("lineage_support")}
    sure = seen(1, {1: 200}, {1: 0.9, 2: 0.1})
    assert set(evidence(sure)) | set(evidence(seen(ROOT, {ROOT: 200}, {1: 0.1}))) == weights
    assert support(sure) > support(seen(1, {1: 110, 2: 90}, {1: 0.9, 2: 0.8}))
    assert support(sure) > support(seen(1, {1: 200}, {1: 0.3, 2: 0.1}))
    assert support(sure) > support(seen(1, {1: 200}, {1: 0.9, 2: 0.1}, fit=0.5))
    assert rivals(seen(1, {1: 110, 2: 90}, {1: 0.9, 2: 0.8}), 0.6)[0].parent == 2


OLDER = "东浦市土地管理办法"
ENDS = ("国土资源主管部门负责监督。", "本条例自2010年1月1日起施行。<{}>同时废止。")


def ends(title, repeals="", office="国土资源", since="", date=""):
    """A text whose last clauses name an office and what it repeals."""
    last = [one.replace("国土资源", office) for one in ENDS]
    last[1] = last[1].format(repeals) if repeals else last[1].split("<")[0]
    return Variant(title, date, tuple(((), one) for one in last), since)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ends(OLDER), ends("东浦市土地管理条例", OLDER)),
        (ends("国家土地办法"), ends("土地法", "中华人民共和国国家土地办法")),
        (ends(OLDER, since="2010-01-01"), ends(OLDER, since="2020-01-01")),
        (ends(OLDER, date="2010-01-01"), ends(OLDER, date="2020-01-01", since="2009-01-01")),
        (ends(OLDER), ends(OLDER, office="自然资源")),
    ],
)
def test_what_tells_the_earlier_of_two(one, other):
    first, second = about([one, other])
    assert before(first, second) and not before(second, first)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ends(OLDER), ends(OLDER, OLDER)),
        (ends("东浦市土地条例", OLDER), ends(OLDER, "东浦市土地条例")),
        (ends(OLDER), ends("东浦市土地管理条例", "东浦市林地管理办法")),
        (ends("甲市土地办法"), ends("乙市土地办法", office="自然资源")),
        (ends(OLDER, since="2010-01-01"), ends(OLDER, since="2010-01-01")),
        (ends("办法"), ends("土地办法", "办法")),
    ],
)
def test_what_does_not(one, other):
    first, second = about([one, other])
    assert not before(first, second) and not before(second, first)


def test_a_text_that_repeals_another_has_its_direction_from_that():
    old = Variant("青澜市食堂管理办法", "", text(own=3, changes=SECOND).clauses)
    says = ((), "本条例自2024年1月1日起施行。<青澜市食堂管理办法>同时废止。")
    new = Variant("青澜市食堂条例", "", (*text(own=3, changes=SECOND).clauses, says))
    found = descent(TEMPLATE, [new, old, text(title="海陵市食堂办法")]).edges[0]
    assert (found.parent, found.basis) == (1, Basis.REPEAL)


def test_dated_names_are_names_of_one_reform():
    listed = list(rows("dated_names"))
    assert listed == sorted(set(listed))
    for later, before_it, year in listed:
        assert later != before_it and 1997 < int(year) < 2026
        assert later == "-" or later not in before_it


def test_a_title_of_few_is_a_texts_own_and_one_of_most_the_familys():
    """Who keeps two additions of three and no changed word: a revision, of the family no copy."""
    old = text("2019-01-01", own=3, changes=SECOND, title="校园食品管理规定")
    new = text("2024-01-01", own=2, title="校园食品管理规定")
    others = [
        text("2018-01-01", title=f"{place}市食堂办法") for place in ("甲丰", "乙丰", "丙丰", "丁丰")
    ]
    assert descent(TEMPLATE, [old, new, *others]).edges[1].parent == 0
    same = [text("2018-01-01", title="校园食品管理规定") for _ in others]
    assert descent(TEMPLATE, [old, new, *same]).edges[1].parent == ROOT


def test_an_earlier_version_is_sure_to_be_the_model_however_little_was_kept():
    named = "青澜市校园食品安全办法"
    old = Variant(named, "2019-01-01", text(own=3, changes=SECOND).clauses)
    new = Variant(named, "2024-01-01", text(own=2).clauses)
    edge = descent(TEMPLATE, [old, new, text("2018-01-01", title="海陵市食堂办法")]).edges[1]
    assert edge.parent == 0 and edge.support >= 0.9


@pytest.mark.parametrize(
    ("day", "told"),
    [("2008-01-01", Basis.BEFORE), ("2018-01-01", Basis.VERSION), ("2022-01-01", Basis.TEMPLATE)],
)
def test_a_text_older_than_the_template_does_not_come_from_it(day, told):
    age = Age("2010-01-01", "2020-01-01")
    edges = descent(TEMPLATE, [text(day), text("2023-01-01", own=2)], age=age).edges
    assert edges[0].basis is told


def edge(support, *rivals, near=NO_NEAR):
    return Edge(0, 1, support, 9, 2, 2.5, Basis.DATES, 0.9, rivals, near)


TWO = about([text("2019-01-01"), text("2020-01-01")])


def test_the_template_is_told_where_the_tree_has_an_edge_that_is_far_less_likely():
    """No table names a parent beside a rival that is seven times as likely."""
    told = likelier(edge(0.12, Rival(ROOT, 0.87), near=Near(0, 0.4)), TWO, NO_AGE)
    assert (told.parent, told.support, told.rivals) == (ROOT, 0.87, (Rival(0, 0.12),))
    assert (told.shared, told.against, told.margin, told.basis) == (0, 0, -2.5, Basis.TEMPLATE)
    assert told.why is Why.RIVAL


@pytest.mark.parametrize(
    "kept",
    [
        edge(0.45, Rival(ROOT, 0.5)),  # two versions of which none is known to be the earlier
        edge(0.2, Rival(2, 0.7), Rival(ROOT, 0.1)),
        edge(0.25, Rival(ROOT, 0.4), Rival(2, 0.3)),
    ],
)
def test_other_unlikely_edges_stay(kept):
    assert likelier(kept, TWO, NO_AGE) == kept


LONG = tuple(f"第{k}类设施的所有权人应当每{k}月检查{k}号标识并登记。" for k in range(60))


def shortened(*kept, date=""):
    """The long template with these clauses alone."""
    return Variant(f"{date}办法", date, tuple(((k,), LONG[k]) for k in kept))


def test_texts_on_other_matters_that_drop_the_same_are_no_copies():
    """Each has two clauses of sixty: all dropped nearly all, and none took it from another."""
    strangers = [shortened(k, 20 + k, date=f"20{k + 10}-01-01") for k in range(6)]
    assert {edge.parent for edge in descent(LONG, strangers).edges} == {ROOT}


def test_a_text_that_drops_what_its_model_dropped_is_a_copy_of_it():
    model = shortened(*range(40), date="2019-01-01")
    copy = shortened(*range(39), date="2020-01-01")
    others = [shortened(*range(k, 60), date=f"20{k + 10}-06-01") for k in range(4)]
    assert [edge.parent for edge in descent(LONG, [model, copy, *others]).edges][:2] == [ROOT, 0]
