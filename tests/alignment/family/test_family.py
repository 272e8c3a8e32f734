"""A family of texts: what is near, who is kin, columns, consensus, lineage, the lost template."""

import random

import duizhao
import pytest
from duizhao.alignment.family.collate import collate, family
from duizhao.alignment.family.columns import ColumnPlace, cells
from duizhao.alignment.family.consensus import Wording, consensus
from duizhao.alignment.family.gist import date_of, gist
from duizhao.alignment.family.groups import grouping
from duizhao.alignment.family.kin import kin
from duizhao.alignment.family.lineage.departures import departures
from duizhao.alignment.family.lineage.descent import Variant, descent
from duizhao.alignment.family.model import ROOT, Basis, Gist, Kinship, Origin
from duizhao.alignment.family.names import common_title, place_of
from duizhao.alignment.family.near import near
from duizhao.alignment.family.restore import basic
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse
from hypothesis import given, settings
from hypothesis import strategies as st

ARTICLES = (
    "为了规范校园食品安全管理，保障师生身体健康，制定本办法。",
    "学校食堂应当每日公示菜单和食材来源，接受师生和家长监督。",
    "食堂从业人员应当每年进行健康检查，取得健康证明后方可上岗。",
    "学校应当对每餐次的食品成品留样，留样时间不少于四十八小时。",
    "教育行政部门应当会同有关部门每学期开展一次校园食品安全检查。",
    "家长委员会可以推荐代表参加学校组织的食堂开放日活动。",
    "违反本办法规定的，由教育行政部门责令限期改正，并予以通报。",
)
OWN = (
    "鼓励学校利用校园空地开展农业种植体验课程，所得蔬菜可以供食堂使用。",
    "海岛学校的食材运输由县人民政府统筹安排专用船舶，费用列入财政预算。",
    "民族地区学校应当尊重少数民族师生的饮食习惯，设立专门的清真窗口。",
)


def document(name, articles, title="校园食品安全办法"):
    """A regulation of these articles."""
    lines = [title, *(f"第{k}条　{words}" for k, words in enumerate(articles, 1))]
    return parse(Source(f"{name}.txt", name, "\n".join(lines) + "\n", "text"))


def replaced(articles, old, new):
    return tuple(words.replace(old, new) for words in articles)


def chain():
    """A template lost, 甲 and 乙 copied from it, 丙 from 乙, 丁 from 丙."""
    first = replaced(ARTICLES, "四十八小时", "七十二小时")[:6]
    second = (*replaced(ARTICLES, "每学期开展一次", "每季度组织两次"), OWN[0])
    third = replaced(second, "方可上岗", "才能从事接触食品的工作")
    fourth = (*replaced(third, "通报", "公开曝光"), OWN[1])
    texts = {"甲": first, "乙": second, "丙": third, "丁": fourth}
    return [document(name, articles) for name, articles in texts.items()]


def clauses(documents):
    return {ColumnPlace(d, at) for d, text in enumerate(documents) for at in text.clauses}


def test_texts_that_share_most_of_their_words_are_near():
    found = near([ARTICLES[3], ARTICLES[3].replace("四十八", "七十二"), ARTICLES[5]], 0.6)
    assert (found.first.tolist(), found.second.tolist()) == ([0], [1])
    assert 0.9 < found.likeness[0] < 1


def test_short_texts_are_near_nothing():
    assert not len(near(["本办法自公布之日起施行", "本条例自公布之日起施行"], 0.6).first)


def test_nothing_is_near_in_nothing():
    assert not len(near([], 0.6).first)


def test_what_hundreds_of_texts_have_is_still_found():
    rng = random.Random(1)
    texts = [f"{ARTICLES[3][:-1]}，编号为{rng.randrange(10**6):06}。" for _ in range(600)]
    found = near(sorted(set(texts)), 0.6)
    assert len(set(found.first.tolist()) | set(found.second.tolist())) == len(set(texts))


def test_kin_share_clauses():
    texts = [gist(one, one.path) for one in chain()]
    stranger = Gist(
        "戊", "", "", "", (*OWN[2:], *(f"{k}号档案馆每周开放{k}天并提供查阅" for k in "三四五"))
    )
    found = kin([*texts, stranger])
    assert {(pair.first, pair.second) for pair in found} == {
        (0, 1),
        (0, 2),
        (0, 3),
        (1, 2),
        (1, 3),
        (2, 3),
    }
    assert found[3].kinship is Kinship.NEAR
    assert all(pair.clauses >= 5 for pair in found)


def test_stock_clauses_alone_make_no_kin():
    stock = ("违反本办法规定的，由主管部门责令改正。", "本办法由市人民政府办公室负责解释。")
    one = Gist("甲", "", "", "", (*stock, *ARTICLES))
    other = Gist("乙", "", "", "", (*stock, *OWN, *(f"{o}{o}" for o in OWN)))
    assert kin([one, other]) == ()


def test_copies_are_grouped_first():
    texts = chain()
    twin = document("戊", replaced(ARTICLES, "四十八小时", "七十二小时")[:6])
    found = grouping([gist(one, one.path) for one in [*texts, twin]])
    assert found.same == ((0, 4),)
    assert found.groups == ((0, 1, 2, 3),)


def test_strangers_are_in_no_group():
    found = collate([*chain(), document("戊", OWN)])
    assert [found.gists[k].name for k in found.grouping.groups[0]] == [
        "丁.txt",
        "丙.txt",
        "乙.txt",
        "甲.txt",
    ]
    assert len(found.families) == 1


def test_every_clause_is_in_one_column():
    texts = chain()
    found = [place for column in cells(texts, None, 0).cells for place in column]
    assert sorted(found) == sorted(clauses(texts))


def test_a_clause_that_no_hub_has_finds_its_like():
    texts = chain()
    columns = cells(texts, None, 0).cells
    own = next(
        c for c in columns if any(texts[p.document].nodes[p.node].locator == "第八条" for p in c)
    )
    assert {place.document for place in own} == {1, 2, 3}


def test_columns_stand_in_reading_order():
    texts = [document("甲", (*ARTICLES[:2], OWN[0], *ARTICLES[2:])), document("乙", ARTICLES)]
    order = [min(column) for column in cells(texts, None, 1).cells if len(column) == 1]
    assert [texts[place.document].nodes[place.node].locator for place in order] == ["第三条"]
    place = next(k for k, column in enumerate(cells(texts, None, 1).cells) if len(column) == 1)
    assert place == 2


@pytest.mark.parametrize(
    ("said", "text", "origin"),
    [
        (("食堂每日公示菜单。",), "食堂每日公示菜单。", Origin.SINGLE),
        (("食堂每日公示菜单。",) * 2 + ("食堂每周公示菜单。",), "食堂每日公示菜单。", Origin.SAME),
        (
            (
                "学校食堂应当每日公示菜单，接受监督。",
                "学校食堂应当每周公示菜单，接受家长监督。",
                "学校食堂应当每日公示菜单，接受家长监督，并存档。",
            ),
            "学校食堂应当每日公示菜单，接受家长监督。",
            Origin.MAJORITY,
        ),
    ],
)
def test_consensus(said, text, origin):
    found = consensus([Wording(one, tuple(one)) for one in said], range(len(said)))
    assert (found.text, found.origin) == (text, origin)


def test_a_voted_text_that_nobody_wrote_gives_way_to_a_witness():
    said = ("甲乙丙丁戊己。", "甲己丙乙戊丁。", "丁乙甲丙己戊。")
    found = consensus([Wording(one, tuple(one)) for one in said], range(3))
    assert (found.text in said, found.origin) == (True, Origin.MEDOID)


def test_a_consensus_keeps_the_marks_of_its_witnesses():
    said = [Wording("依照<食品安全法>办理。", tuple("依照《食品安全法》办理。"))] * 2
    assert consensus(said, (0, 1)).text == "依照《食品安全法》办理。"


def test_a_common_text_never_begins_in_the_middle_of_a_phrase():
    """The places differ, so most have nothing of them: 人民政府应当… would be left."""
    rest = "人民政府应当每年组织一次校园食品安全检查，并将检查结果向社会公布。"
    said = [Wording(place + rest, tuple(place + rest)) for place in ("青澜市", "东浦县", "云溪区")]
    assert consensus(said, (0, 1, 2)).text in {one.text for one in said}


def test_a_column_of_the_template_that_says_nothing_tells_of_no_departure():
    """A clause of signs alone has no wording to depart from, and no text that could."""
    found = departures([{0: "甲乙丙丁", 1: "甲乙丙戊"}, {}], ["甲乙丙丁", ""], 2)
    assert set(found.column.tolist()) == {0}


def test_lineage_of_copies_of_copies():
    found = family(chain(), document("模板", ARTICLES))
    assert [edge.parent for edge in found.lineage.edges] == [ROOT, ROOT, 1, 2]
    assert all(0 <= edge.support <= 1 for edge in found.lineage.edges)
    assert found.lineage.edges[3].shared > found.lineage.edges[3].against


def answers(articles):
    """What a copy of the template says, its own articles answering nothing."""
    clauses = [((k,), words) for k, words in enumerate(articles) if words not in OWN]
    return Variant("办法", "", (*clauses, *(((), words) for words in articles if words in OWN)))


def test_descent_of_texts_compared_with_one_template():
    copies = [[t.nodes[at].body.cut(t.text) for at in t.clauses] for t in chain()]
    found = descent(ARTICLES, [answers(articles) for articles in copies])
    assert [edge.parent for edge in found.edges] == [ROOT, ROOT, 1, 2]


def test_an_addition_that_the_copy_lacks_speaks_against_its_model():
    plain, changed = ARTICLES, replaced(ARTICLES, "四十八小时", "七十二小时")
    both = [answers(changed), answers(changed), answers(plain)]
    assert [edge.parent for edge in descent(ARTICLES, both).edges].count(ROOT) == 2
    burdened = [answers((*changed, *OWN)), answers(changed), answers(plain)]
    assert descent(ARTICLES, burdened).edges[1].parent == ROOT


def test_an_answer_to_several_clauses_stands_in_the_likest_column():
    joined = Variant("办法", "", (((0, 1), ARTICLES[1]), ((0, 1), OWN[0])))
    found = descent(ARTICLES, [joined, answers(ARTICLES), answers(ARTICLES)])
    assert [edge.parent for edge in found.edges] == [ROOT] * 3


def test_a_younger_text_is_nobodys_model():
    note = "（{0}年3月1日公布）"
    texts = chain()
    dated = [
        parse(Source(t.path, t.sha256, t.text.replace("\n", f"\n{note.format(year)}\n", 1), "text"))
        for t, year in zip(texts, (2020, 2024, 2022, 2023), strict=True)
    ]
    assert [date_of(text) for text in dated] == [
        "2020-03-01",
        "2024-03-01",
        "2022-03-01",
        "2023-03-01",
    ]
    edges = family(dated, document("模板", ARTICLES)).lineage.edges
    # The words say that 2 was copied from 1; against them the dates allow 1 from 2 alone, which is
    # so unlikely that it is a rival only.
    assert [edge.parent for edge in edges] == [ROOT, ROOT, ROOT, 2]
    assert edges[1].rivals[0].parent == 2 and edges[1].support > edges[1].rivals[0].support
    assert {edge.basis for edge in edges if edge.parent != ROOT} == {Basis.DATES}


def test_the_lost_template_comes_back():
    found = family(chain()).reconstruction
    assert found.title == "校园食品安全办法"
    rebuilt = parse(Source("r.txt", "", found.text, "text"))
    said = {rebuilt.nodes[at].body.cut(rebuilt.text) for at in rebuilt.clauses}
    assert {ARTICLES[0], ARTICLES[1], ARTICLES[5]} <= said
    assert OWN[1] not in said
    assert found.clauses[0].span.cut(found.text) == ARTICLES[0]


def test_a_clause_that_a_third_of_the_copies_have_was_the_templates():
    column = (ColumnPlace(0, 1), ColumnPlace(1, 1))
    assert basic([column], range(5)) == (True,)
    assert basic([column], range(7)) == (False,)


def test_a_given_template_is_the_root_and_nothing_is_reconstructed():
    found = collate(chain(), document("模板", ARTICLES)).families[0]
    assert found.reconstruction is None
    assert [column.template != () for column in found.columns] == [c.basic for c in found.columns]
    reused = [column for column in found.columns if column.reused]
    assert [column.consensus.text for column in reused] == [OWN[0]]


def test_names_of_places():
    titles = ["青澜市校园食品安全办法", "东浦县校园食品安全办法", "校园食品安全办法"]
    common = common_title(titles)
    assert common == "校园食品安全办法"
    assert [place_of(title, common) for title in titles] == ["青澜市", "东浦县", ""]
    assert common_title(["青澜市档案办法", "东浦市档案办法"]) == "档案办法"
    assert common_title([]) == ""


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_the_documents_changes_nothing(order):
    texts = chain()
    assert collate([texts[k] for k in order]) == collate(texts)


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from((*ARTICLES, *OWN)), min_size=1, max_size=7),
        min_size=2,
        max_size=4,
    )
)
def test_any_family_keeps_every_clause_once(texts):
    documents = [document(str(k), articles) for k, articles in enumerate(texts)]
    found = family(documents)
    said = [
        ColumnPlace(w.document, at) for c in found.columns for w in c.witnesses for at in w.clauses
    ]
    assert sorted(said) == sorted(clauses(documents))
    assert [edge.child for edge in found.lineage.edges] == list(range(len(documents)))
    assert all(column.consensus.text for column in found.columns)


def test_the_public_face(tmp_path):
    for one in chain():
        (tmp_path / one.path).write_text(one.text, "utf-8")
    found = duizhao.collate(tmp_path.glob("*.txt"))
    assert len(found.families[0].documents) == 4
