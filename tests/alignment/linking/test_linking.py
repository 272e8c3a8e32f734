"""Which clauses answer each other: from probabilities to links, and on small invented texts."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from duizhao.alignment.linking.evidence.context.mates import mate_evidence
from duizhao.alignment.linking.evidence.context.third_pass import SECOND, third_pass
from duizhao.alignment.linking.evidence.context.twins import twin_evidence
from duizhao.alignment.linking.evidence.cuts import cuts
from duizhao.alignment.linking.evidence.kept import still_open, unsettled
from duizhao.alignment.linking.evidence.ngrams import index
from duizhao.alignment.linking.evidence.roles import framed
from duizhao.alignment.linking.find import find_links, solve
from duizhao.alignment.linking.first_pass import first_pass
from duizhao.alignment.linking.gather import LEAST_WORTH, gather, placed, worth
from duizhao.alignment.linking.learned.weights import background, model
from duizhao.alignment.linking.model import Candidates, Unit
from duizhao.alignment.linking.second_pass import second_pass
from duizhao.alignment.tables import classes, rows
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse
from duizhao.report.words.catalogue import say
from hypothesis import given
from hypothesis import strategies as st

TEMPLATE = """第一条　为了加强档案管理，根据国家有关规定，制定本办法。
第二条　单位应当建立档案工作责任制，明确分管负责人和专职人员。
第三条　档案库房应当配备防火、防潮、防虫设施，并每半年检查一次。
第四条　有下列情形之一的，由档案主管部门责令改正：
（一）擅自销毁档案的；
（二）涂改、伪造档案的；
（三）未按照规定移交档案的。
第五条　本办法自发布之日起施行。
"""


def document(text):
    return parse(Source("x.txt", "", text, "text"))


def linked(template, variant):
    """Return links as pairs of tuples of locators."""
    a, b = document(template), document(variant)
    return {
        (
            tuple(a.nodes[i].locator for i in k.template),
            tuple(b.nodes[i].locator for i in k.variant),
        )
        for k in find_links(a, b)
    }


def test_a_likely_pair_is_a_link_and_an_unlikely_one_is_not():
    assert gather({(0, 0): 0.9, (1, 1): 0.2}) == ((frozenset({0}), frozenset({0})),)


def test_a_clause_split_in_two_makes_one_link():
    assert gather({(0, 0): 0.9, (0, 1): 0.8}) == ((frozenset({0}), frozenset({0, 1})),)


def test_groups_do_not_join_over_one_doubtful_pair():
    certain = {(0, 0): 0.9, (1, 1): 0.9, (0, 1): 0.5}
    assert len(gather(certain)) == 2


def test_where_links_are_sure_a_pair_must_be_surer():
    sure, free = {(0, 0): 0.99, (1, 1): 0.98}, {(0, 0): 0.6, (1, 1): 0.5, (2, 2): 0.3, (3, 3): 0.3}
    assert worth({(0, 0): 0.9, (1, 1): 0.9, (2, 2): 0.2}) == pytest.approx(0.45)
    assert worth(sure) > 0.48 > 0.4 > worth(free) >= LEAST_WORTH
    assert worth({}) == LEAST_WORTH


FOUR = (range(4), range(4))


def test_two_clauses_left_over_beside_a_link_hold_the_same_place():
    likely = {(0, 0): 0.9, (1, 1): 0.3}
    assert (frozenset({1}), frozenset({1})) in placed(gather(likely), likely, FOUR)


def test_elsewhere_a_doubtful_pair_is_no_link():
    likely = {(0, 0): 0.9, (1, 2): 0.3, (3, 3): 0.3}
    assert placed(gather(likely), likely, FOUR) == gather(likely)


def test_a_clause_that_has_its_partner_is_not_placed_again():
    likely = {(0, 0): 0.9, (1, 3): 0.9, (1, 1): 0.3}
    assert placed(gather(likely), likely, FOUR) == gather(likely)


def test_a_clause_next_to_one_that_was_placed_has_its_place_too():
    likely = {(0, 0): 0.9, (1, 1): 0.4, (2, 2): 0.3}
    assert len(placed(gather(likely), likely, FOUR)) == 3


def framing(template, variant):
    """Return which pairs of clauses frame both texts."""
    pairs = np.array(list(product(range(len(template)), range(len(variant)))))
    sides = [[Unit(text) for text in side] for side in (template, variant)]
    found = Candidates(*pairs.T, {}, index(["甲"], ["乙"], 2), np.ones(1, np.float32))
    return pairs[framed(*sides, found)].tolist()


AIM, MIDDLE, START = "为了加强档案管理,制定本办法。", "档案应当归档。", "本办法自发布之日起施行。"


def test_opening_and_closing_clauses_frame_a_text():
    theirs = ["根据有关规定,结合实际,制定本细则。", MIDDLE, MIDDLE, "自明年一月一日起施行。"]
    assert framing([AIM, MIDDLE, START], theirs) == [[0, 0], [2, 3]]


def test_a_purpose_or_a_day_in_the_middle_frames_nothing():
    assert framing([MIDDLE, MIDDLE, AIM, START, *[MIDDLE] * 3], [AIM, MIDDLE, START]) == []


@given(
    st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 5)), st.floats(0, 1), max_size=20)
)
def test_every_clause_is_in_at_most_one_link_and_sides_mirror(probability):
    groups = gather(probability)
    for side in (0, 1):
        members = [clause for group in groups for clause in group[side]]
        assert len(members) == len(set(members))


def test_articles_are_found_though_their_numbers_changed():
    variant = TEMPLATE.replace("第五条", "第六条").replace("第四条", "第五条")
    variant = variant.replace("第三条", "第四条").replace(
        "第四条　档案库房", "第三条　区档案馆负责接收到期档案并向社会开放。\n第四条　档案库房"
    )
    links = linked(TEMPLATE, variant)
    assert (("第三条",), ("第四条",)) in links
    assert ((), ("第三条",)) in links
    assert (("第四条第（二）项",), ("第五条第（二）项",)) in links


def test_a_stock_article_does_not_steal_a_link():
    links = linked(
        TEMPLATE, "第一条　本办法自发布之日起施行。\n第二条　养犬人应当为犬只办理登记。\n"
    )
    assert (("第五条",), ("第一条",)) in links
    assert ((), ("第二条",)) in links


def test_every_link_says_why():
    a, b = document(TEMPLATE), document(TEMPLATE)
    for link in find_links(a, b):
        assert link.template and link.evidence
        assert 0 <= link.similarity <= 1
        assert 0.25 < link.probability <= 1


@pytest.mark.parametrize("texts", list(product(("", "\n", "第一条\n", "第二条\n"), repeat=2))[:-1])
def test_texts_without_words_have_no_links_but_of_labels(texts):
    linked = any(k.template and k.variant for k in find_links(*map(document, texts)))
    assert linked == (texts[0] == texts[1] and "条" in texts[0])


def test_a_lone_blank_clause_is_kept():
    a = document(TEMPLATE)
    emptied = replace(
        a, nodes=tuple(replace(n, body=n.body._replace(end=n.body.start)) for n in a.nodes)
    )
    assert len(find_links(emptied, a)) == len(emptied.clauses) + len(a.clauses)


def test_every_evidence_has_a_family_with_a_sentence_in_both_languages_and_a_meaning():
    families, asked = classes("evidence"), {*model().first.names, *model().names}
    assert asked <= set(families)
    for family in set(families.values()):
        assert say("zh", f"evidence.{family}") != say("en", f"evidence.{family}")
    assert all(len(row) == 3 and len(row[2]) > 10 for row in rows("evidence"))


def test_the_table_of_evidence_names_what_is_measured_and_nothing_else():
    sides = weighable("单位应当归档", article=1), weighable("单位应当及时归档", article=1)
    found = first_pass(*sides, background())
    p, look = np.full(1, 0.5, np.float32), np.zeros(1, np.int64)
    seen = second_pass(found, p, *sides, background(), look)
    later = third_pass(found, (p, p), *sides, background(), look)
    assert set(seen) | set(found.evidence) | set(later) - {SECOND} == set(classes("evidence"))


def test_a_clause_kept_word_for_word_takes_part_in_no_other_pair():
    ours, theirs = ("每日检查食堂", "每周检查食堂"), ("每周检查食堂", "每月检查仓库")
    i, j = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])
    assert unsettled(ours, theirs, i, j).tolist() == [False, True, True, False]


def test_words_that_a_text_repeats_settle_nothing():
    i, j = np.array([0, 1]), np.array([0, 0])
    assert unsettled(("同上", "同上"), ("同上",), i, j).all()


def test_a_dropped_twin_is_not_hung_onto_the_clause_that_was_kept():
    first = "第一条　专职人员应当每月检查档案库房的温度。\n"
    second = "第二条　专职人员应当每月检查档案库房的湿度。\n"
    links = linked(first + second, second.replace("第二条", "第一条"))
    assert links == {(("第一条",), ()), (("第二条",), ("第一条",))}


def test_neighbours_that_say_a_clause_in_a_row_are_its_parts_and_no_other_clause_is():
    first = "第一条　档案库房由专人看管。看管人员离岗的，应当办理交接手续。\n"
    second = "第二条　阅览大厅由专人值班。看管人员离岗的，应当办理交接手续。交接应当登记。\n"
    variant = "第一条　档案库房由专人看管。\n第二条　看管人员离岗的，应当办理交接手续。\n"
    links = linked(first + second, variant)
    assert links == {(("第一条",), ("第一条", "第二条")), (("第二条",), ())}


def test_a_clause_is_not_cut_into_clauses_that_stand_apart_or_say_more():
    assert list(cuts(("甲乙。丙丁。",), ("甲乙。", "丙丁；"))) == [(0, range(2))]
    assert not list(cuts(("甲乙。丙丁。",), ("甲乙。", "戊己。", "丙丁。")))
    assert not list(cuts(("甲乙。丙丁。",), ("甲乙。", "丙丁戊。")))
    assert not list(cuts(("甲乙。丙丁。", "甲乙丙丁。"), ("甲乙。", "丙丁。")))


def test_a_near_copy_is_not_hung_onto_the_partner_of_a_clause_that_was_kept_but_for_a_word():
    first = "第一条　违反本办法第九条规定，专职人员未按时检查档案库房的，由主管部门责令改正。\n"
    second = "第二条　违反本办法第十条规定，专职人员未按时检查阅览大厅的，由主管部门责令改正。\n"
    variant = second.replace("第二条", "第一条").replace("第十条", "第八条").replace("专职", "值班")
    assert (("第一条",), ()) in linked(first + second, variant)


def weighable(*texts, article=-1):
    return tuple(Unit(text, article=article) for text in texts)


def open_pairs(template, variant):
    found = first_pass(template, variant, background())
    return {
        (int(i), int(j))
        for i, j, left in zip(found.i, found.j, still_open(template, variant, found), strict=True)
        if left
    }


def test_a_clause_kept_but_for_a_word_is_in_no_other_pair():
    template = weighable("单位应当每半年检查一次档案库房并记录在册", "本办法自公布之日起施行")
    variant = weighable("单位应当每半年检查一次档案室并记录在册", "借阅档案应当登记")
    assert open_pairs(template, variant) == {(0, 0), (1, 1)}


def test_a_clause_that_takes_in_another_one_stays_open_to_it():
    template = weighable("单位应当每半年检查一次档案库房并记录在册", "检查结果向主管部门报告")
    merged = template[0].text + "；" + template[1].text
    assert open_pairs(template, weighable(merged, "借阅档案应当登记")) >= {(0, 0), (1, 0)}


def mates(p, articles, rivals):
    """Return the evidence of mates for all pairs of two clauses with two."""
    i, j = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])
    c = replace(first_pass(weighable("甲方", "乙方"), weighable("甲方", "丙方"), background()))
    sides = [weighable("", "", article=article) for article in articles]
    best = tuple(np.array(side, np.float32) for side in rivals)
    return mate_evidence(
        np.array(p, np.float32), replace(c, i=i, j=j), *sides, best, np.ones(4, bool)
    )


def test_the_rest_of_an_article_speaks_for_its_clauses():
    p, rivals = [0.9, 0.1, 0.1, 0.2], ([0.1, 0.9, 0.2, 0.1], [0.1, 0.2, 0.9, 0.1])
    same = mates(p, (3, 7), rivals)
    assert same["mates"][3] == pytest.approx(0.9)
    assert same["mate_v"][1] == pytest.approx(0.9 * 0.8)  # the first clause, cut in two
    apart = mates(p, (-1, -1), rivals)
    assert not apart["mates"].any() and not apart["mate_t"].any()


def test_a_clause_with_a_partner_of_its_own_is_no_part_of_what_its_mates_answer():
    crossed = mates([1, 0.3, 0.3, 1], (3, 7), ([0.3, 1, 1, 0.3], [0.3, 1, 1, 0.3]))
    assert crossed["mate_v"][1] == crossed["mate_t"][1] == 0


def test_a_twin_of_a_clause_with_its_partner_is_told_and_another_clause_is_not():
    pair = np.array([0, 1, 2]), np.array([0, 0, 0])
    template = weighable("每月检查档案库房的温度", "每月检查档案库房的湿度", "借阅应当登记")
    rivals = np.array([-1, 0, 0])
    better = np.array([False, True, True])
    nothing = np.zeros(3, np.float32)
    none = np.zeros(3, bool)
    twins = twin_evidence(
        (template, weighable("每月检查档案库房的温度")),
        pair,
        (rivals, rivals),
        (none, better),
        (nothing, nothing),
    )
    assert twins["twin_t"][1] > 0.7
    assert twins["twin_t"][0] == twins["twin_t"][2] == 0


def test_many_doubtful_pairs_make_it_less_sure_that_a_clause_has_none():
    sides = tuple(document(TEMPLATE) for _ in (0, 1))
    weighed = solve(*sides).found.weighed
    likely = np.array([0.2, 0.2, 0.2], np.float32)
    some = replace(weighed, i=np.array([0, 0, 1]), j=np.array([0, 1, 0]), probability=likely)
    ours, theirs = some.alone(3, 2)
    assert ours == pytest.approx([0.64, 0.8, 1])
    assert theirs == pytest.approx([0.64, 0.8])


def test_a_clause_without_counterpart_knows_its_likeliest_pair():
    more = TEMPLATE + "第六条　渔港内禁止燃放烟花爆竹。\n"
    (lone,) = (link for link in find_links(document(TEMPLATE), document(more)) if not link.template)
    assert lone.probability > 0.9 > 0.1 > lone.likeliest
    assert lone.probability <= 1 - lone.likeliest + 1e-3
