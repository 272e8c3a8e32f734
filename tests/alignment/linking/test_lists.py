"""Lists that answer each other: so do what introduces them and what is left for their last item."""

from duizhao.alignment.compare import compare
from duizhao.alignment.linking.by_place.lists import AT_ENDS, with_ends
from duizhao.alignment.lists import answering, listings
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

OLD = """第一条 禁止下列行为：
（一）攀折古树；
（二）在古树上刻画；
（三）其他不文明的行为。
第二条 公园管理机构应当：
（一）修剪树木；
（二）清扫道路。
"""
NEW = """第一条 任何人进入景区，应当做到：
（一）不攀折古树；
（二）不在古树上刻画；
（三）法律、法规规定的其他要求。
第二条 景区的经营者：
（一）修剪树木；
（二）拆除或者其他处置。
"""


def read(text):
    return parse(Source("", "", text, "text"))


def groups(*pairs):
    """Return one group for each pair of places among the clauses of both texts."""
    old, new = read(OLD).clauses, read(NEW).clauses
    return [(frozenset(old[t] for t in ts), frozenset(new[v] for v in vs)) for ts, vs in pairs]


def ends(linked, likely=(), closed=()):
    """Return as places which groups there are, and which pairs were put into them."""
    documents = read(OLD), read(NEW)
    old, new = (one.clauses for one in documents)
    told = {(old[t], new[v]): p for t, v, p in likely}
    found, pairs = with_ends(documents, groups(*linked), told, ({old[k] for k in closed}, set()))
    places = [([old.index(i) for i in a], [new.index(i) for i in b]) for a, b in found]
    return places, [(old.index(t), new.index(v)) for t, v in pairs]


ITEMS = [((1,), (1,)), ((2,), (2,))]


def test_what_introduces_and_what_ends_lists_whose_items_answer_each_other():
    places, pairs = ends(ITEMS)
    assert pairs == [(0, 0), (3, 3)]
    assert places == [([k], [k]) for k in range(4)]


def test_one_item_tells_nothing_of_a_list_nor_do_five_that_came_of_one():
    assert ends(ITEMS[:1])[1] == []
    assert ends([((1,), (1, 2))])[1] == []


def test_the_list_that_answers_better_is_the_one():
    documents = read(OLD), read(NEW)
    lists = listings(documents[0]), listings(documents[1])
    linked = groups(*ITEMS, ((3,), (5,)))
    assert list(answering(lists, linked)) == [(lists[0][0], lists[1][0])]
    assert list(answering(lists, groups(((1,), (1,)), ((2,), (5,))))) == []


def test_a_last_item_that_names_something_answers_by_its_words_alone():
    places, pairs = ends([((5,), (5,)), ((6,), (6,))])
    assert pairs == [(4, 4)]
    assert ([6], [6]) in places


def test_a_clause_leaves_a_weak_partner_and_takes_a_sure_one_along():
    weak, sure = [(0, 4, 0.5)], [(3, 6, 0.995)]
    places, pairs = ends([*ITEMS, ((0,), (4,))], weak)
    assert (0, 0) in pairs and ([0], [0, 4]) in places
    places, pairs = ends([*ITEMS, ((3,), (6,))], sure)
    assert pairs == [(0, 0)] and ([3], [6]) in places


def test_it_leaves_a_group_whose_others_would_not_fit():
    linked = [*ITEMS, ((3, 4, 5), (4,))]
    places, pairs = ends(linked, [(3, 4, 0.45), (4, 4, 0.9), (5, 4, 0.9)])
    assert (3, 3) in pairs
    assert ([3], [3]) in places and ([4, 5], [4]) in places


def test_what_a_user_decided_stays():
    assert ends(ITEMS, closed=(0, 3))[1] == []
    assert ends(ITEMS, [(0, 0, float("-inf"))])[1] == [(3, 3)]


def test_such_links_are_as_sure_as_the_lists():
    old, new = read(OLD), read(NEW)
    links = {
        (old.clauses.index(t), new.clauses.index(v)): change.link
        for change in compare(old, new).clauses
        for t in change.link.template
        for v in change.link.variant
    }
    assert links[3, 3].probability >= AT_ENDS
    assert links[3, 3].similarity > 0
