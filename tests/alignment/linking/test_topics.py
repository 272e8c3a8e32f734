"""What two clauses are about, in whichever words they say so."""

import numpy as np
import pytest
from duizhao.alignment.linking.candidates import ALL
from duizhao.alignment.linking.evidence.context.about import about_evidence
from duizhao.alignment.linking.evidence.roles import frames
from duizhao.alignment.linking.evidence.topics import topic_evidence
from duizhao.alignment.linking.first_pass import first_pass
from duizhao.alignment.linking.learned.weights import background
from duizhao.alignment.linking.model import Unit
from duizhao.alignment.tables import rows

OTHERS = (Unit("本市设立专项基金"), Unit("学校应当组织消防演练"))
NAMES = {"topics", "topics_of_t", "topics_of_v", "topics_rarest"}
TABLES = ("topics", "concepts")


def agree(template, variant, table="topics"):
    """Return the evidence of the first clause of either side, other clauses beside it."""
    sides = (*template, *OTHERS), (*variant, *OTHERS)
    first = np.array([len(template) - 1]), np.array([len(variant) - 1])
    found = topic_evidence(table, *sides, *first, background())
    return {name: float(values[0]) for name, values in found.items()}


@pytest.mark.parametrize(
    ("template", "variant"),
    [
        ("公众可以举报", "居民有权投诉"),
        ("严禁损毁", "不得破坏"),
        ("由工商行政部门处理", "由市场监管部门处理"),
    ],
)
def test_other_words_of_one_topic_agree(template, variant):
    found = agree([Unit(template)], [Unit(variant)])
    assert found["topics_rarest"] > 0.5 and found["topics"] > 0.3


@pytest.mark.parametrize(
    ("template", "variant"),
    [
        ("给予奖励", "予以表彰"),
        ("不得随意丢弃垃圾", "禁止倾倒废弃物"),
        ("养犬人应当牵领", "宠物外出应当有人牵引"),
        ("停产停业整顿", "责令关闭"),
    ],
)
def test_near_synonyms_are_one_concept(template, variant):
    found = agree([Unit(template)], [Unit(variant)], "concepts")
    assert found["concepts_rarest"] > 0.5 and found["concepts"] > 0.2


def test_a_word_within_a_longer_one_of_the_table_is_not_meant():
    government = [Unit("人民政府")]
    assert agree(government, government, "concepts")["concepts_rarest"] > 0.5
    assert not any(agree(government, [Unit("民政")], "concepts").values())


def test_a_clause_is_held_against_the_whole_other_article():
    template = (Unit("居民可以举报", article=0), Unit("经费列入预算", article=0), *OTHERS)
    variant = (Unit("对成绩突出的给予奖励", article=0), Unit("任何人可以投诉", article=0), *OTHERS)
    first = np.array([0, 1]), np.array([0, 0])
    found = about_evidence(template, variant, *first, background())
    said, unsaid = found["concepts_in_article_t"]
    assert said > 0.3 and unsaid == 0
    assert found["concepts_article"][0] == found["concepts_article"][1] > 0


def test_articles_seen_the_other_way_round_agree_as_much():
    template = (Unit("居民可以举报", article=0), Unit("经费列入预算", article=0), *OTHERS)
    variant = (Unit("任何人可以投诉", article=0), *OTHERS)
    i, j = np.array([0, 1, 2]), np.array([0, 0, 1])
    once = about_evidence(template, variant, i, j, background())
    order = np.lexsort((i, j))
    again = about_evidence(variant, template, j[order], i[order], background())
    for name in ("concepts_article_t", "concepts_in_article_t"):
        other = again[f"{name[:-1]}v"]
        assert once[name][order].tolist() == pytest.approx(other.tolist())


def test_clauses_about_different_matters_do_not_agree():
    found = agree([Unit("对损毁的设施及时维修")], [Unit("经费列入预算")])
    assert set(found) == NAMES
    assert not any(found.values())


def test_a_clause_without_topics_agrees_with_none_not_even_its_like():
    found = agree([Unit("其他情形")], [Unit("其他情形")])
    assert not any(found.values())


def test_what_more_clauses_are_about_tells_less():
    few = [Unit("经费列入预算"), Unit("学校组织演练"), Unit("公众可以举报")]
    more = [Unit("公众可以投诉"), Unit("公众可以检举"), Unit("公众可以举报")]
    assert agree(few, few)["topics_rarest"] > agree(more, more)["topics_rarest"] > 0


def test_an_item_is_about_what_its_lead_in_is_about():
    led = [Unit("对下列行为可以举报"), Unit("随意停放", parent=0)]
    assert agree(led, [Unit("居民有权投诉")])["topics_rarest"] > 0.5
    alone = [led[0], Unit("随意停放")]
    assert agree(alone, [Unit("居民有权投诉")])["topics_rarest"] == 0


@pytest.mark.parametrize("name", TABLES)
def test_each_word_is_once_in_its_topic_and_within_a_word_that_is_looked_up(name):
    table = rows(name)
    assert sorted(set(table)) == list(table)
    looked_up = "\n".join(map(characters, background().word.codes.tolist()))
    assert not [word for _, word in table if word not in looked_up]


def characters(code):
    """Return a word from the number that it is kept as."""
    return chr(code) if code < 1 << 16 else characters(code >> 16) + chr(code & 0xFFFF)


def test_the_clauses_that_open_two_long_texts_are_candidates_without_a_word_in_common():
    template = [Unit("为了繁荣夜间集市，制定本法"), *_many(ALL // 20, "甲")]
    variant = [Unit("根据上位规定，结合实际，制定本细则"), *_many(60, "乙")]
    assert len(template) * len(variant) > ALL
    assert frames(template, variant) == [(0, 0)]
    found = first_pass(template, variant, background())
    assert (0, 0) in set(zip(found.i.tolist(), found.j.tolist(), strict=True))


def _many(count, name):
    return [Unit(f"{name}单位第{at}号仓库应当检查{at}次") for at in range(count)]
