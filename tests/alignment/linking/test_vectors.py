"""Meaning of texts: a text has the same vector whatever stands beside it."""

import numpy as np
from duizhao.alignment.linking.evidence.vectors import text_vectors
from duizhao.alignment.linking.learned.weights import background

WORD = "档案馆应当登记"


def vectors(*texts):
    return text_vectors(texts, background())


def test_the_first_word_of_a_text_counts_for_it_and_not_for_the_text_before():
    alone = vectors("食堂每日检查", WORD)
    apart = np.concatenate([vectors("食堂每日检查"), vectors(WORD)])
    assert np.array_equal(alone, apart)


def test_a_text_without_known_words_has_no_direction():
    assert not vectors("，。", WORD)[0].any()
