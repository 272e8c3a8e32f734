"""Edits that only repeat a substitution, whole compounds among them."""

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.model import Edit, Op
from duizhao.corpus.model import Source, Span
from duizhao.corpus.parse import parse
from duizhao.report.view.replaced import Replaced

OLD = """供餐办法
第一条　学校应当公开食谱。
第二条　学校应当每日消毒餐具。
第三条　学校可以邀请家长陪餐。
第四条　学校食堂应当留样四十八小时。
"""
NEW = OLD.replace("学校", "院校")


@pytest.fixture
def found():
    return compare(
        *(parse(Source(name, "", text, "text")) for name, text in (("a", OLD), ("b", NEW)))
    )


def changed(comparison):
    edits = (edit for change in comparison.changes for edit in change.edits)
    return [edit for edit in edits if edit.op is not Op.EQUAL]


def test_a_compound_gives_way_whole_and_is_still_that_substitution(found):
    last = changed(found)[-1]
    assert (last.template.cut(OLD), last.variant.cut(NEW)) == ("学校食堂", "院校食堂")
    assert [(one.before, one.after) for one in found.substitutions] == [("学校", "院校")]
    assert all(map(Replaced(found).covers, changed(found)))


def test_more_than_the_substitution_is_not_covered(found):
    start = OLD.index("学校食堂应当")
    more = Edit(Op.REPLACE, Span(start, start + 6), Span(start, start + 7))
    assert not Replaced(found).covers(more)
    assert not Replaced(found).covers(Edit(Op.DELETE, Span(start + 2, start + 4), Span(0, 0)))
