"""What two clauses are about, in whichever words they say so."""

import numpy as np
import pytest
from duizhao.alignment.linking.candidates import ALL
from duizhao.alignment.linking.evidence.roles import frames
from duizhao.alignment.linking.evidence.topics import topic_evidence
from duizhao.alignment.linking.first_pass import first_pass
from duizhao.alignment.linking.learned.weights import background
from duizhao.alignment.linking.model import Unit
from duizhao.alignment.tables import rows

OTHERS = (Unit("本市设立专项基金"), Unit("学校应当组织消防演练"))
NAMES = {"topics", "topics_of_t", "topics_of_v", "topics_rarest"}


def agree(template, variant):
    """Return the evidence of the first clause of either side, other clauses beside it."""
    sides = (*template, *OTHERS), (*variant, *OTHERS)
    first = np.array([len(template) - 1]), np.array([len(variant) - 1])
    found = topic_evidence(*sides, *first, background())
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


def test_each_word_of_the_table_is_once_in_its_topic_and_within_a_word_that_is_looked_up():
    table = rows("topics")
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
