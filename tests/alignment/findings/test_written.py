"""Findings say their words as the texts write them, not in comparison form."""

from duizhao.alignment.compare import compare
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

OLD = """渔港管理办法
第一条　为了管好渔港，制定本办法。
第二条　渔船进港应当按照《渔业船舶登记办法》（试行）报告。
"""


def findings(old, new):
    a, b = (parse(Source("", "", text, "text")) for text in (old, new))
    return [one for change in compare(a, b).changes for one in change.findings]


def test_titles_and_brackets_are_those_of_the_text():
    (one,) = findings(OLD, OLD.replace("应当", "可以"))
    assert (one.before, one.after) == ("应当", "可以")
    assert one.about == "渔船进港可以按照《渔业船舶登记办法》（试行）报告"


def test_a_new_rule_is_quoted_as_it_stands():
    (one,) = findings(OLD, OLD + "第三条　“黑名单”人员不得上船，\n依照《船员办法》办理的除外。\n")
    assert one.after.startswith("“黑名单”人员不得上船，依照《船员办法》")
    assert one.code == "ban-new"


def test_who_is_put_on_a_list_is_punished():
    (one,) = findings(OLD, OLD + "第三条　虚报吨位的，列入“黑名单”。\n")
    assert one.code == "penalty-new"
    assert one.after == "虚报吨位的，列入“黑名单”"
