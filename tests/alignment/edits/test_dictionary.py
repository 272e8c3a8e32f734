"""The dictionary: jieba's words, looked up another way."""

import logging

import pytest
from duizhao.corpus.dictionary import TOTAL, is_word, segment
from duizhao.corpus.tables import CORPUS

SENTENCES = (
    "学校食堂应当每日消毒餐具并公开食谱",
    "市场监督管理部门会同教育行政部门开展联合检查",
    "任何单位和个人不得擅自涂改档案",
    "档案馆由区人民政府设立",
    "龘龘学校",
    "的",
    "",
)


@pytest.fixture(scope="module")
def jieba():
    module = pytest.importorskip("jieba")
    module.setLogLevel(logging.ERROR)
    own = module.Tokenizer()
    own.FREQ, own.total = own.gen_pfdict(own.get_dict_file())
    own.initialized = True
    return own


def test_the_sum_of_all_frequencies(jieba):
    assert jieba.total == TOTAL


def test_words_are_those_of_jieba(jieba):
    for (term,) in CORPUS.rows("terms"):
        jieba.add_word(term)
    for sentence in SENTENCES:
        assert segment(sentence) == tuple(jieba.cut(sentence, HMM=False))


def test_every_word_is_found(jieba):
    # One in a thousand, and the last: the signposts leave nothing out.
    words = [word for word, n in jieba.FREQ.items() if n and len(word) > 1 and word.isalpha()]
    han = sorted(word for word in words if all("一" <= char <= "鿿" for char in word))
    for word in (*han[::1000], han[0], han[-1]):
        assert is_word(word)


def test_a_term_of_the_table_is_one_word():
    assert segment("由教育行政部门负责") == ("由", "教育行政部门", "负责")
    assert len(segment("由教育行政部门负责", terms=False)) > 3
