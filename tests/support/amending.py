"""Texts that are amended and decisions that amend them: from lines, without files."""

from duizhao.alignment.amending.applying.carry_out import carry_out
from duizhao.alignment.amending.reading.sections import read_amendment
from duizhao.alignment.amending.text import compared_lines, lines_of
from duizhao.alignment.compare import compare
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

OLD = """青山市公园管理条例
第一章　总则
第一条　为了加强公园管理，制定本条例。
第二条　公园由市园林部门管理。区园林部门协助管理。
公园的范围由市人民政府公布。
第三条　公园应当全年开放，但下列情形除外：
（一）举办活动的；
（二）维修设施的；
（三）遇有灾害的。
公园闭园应当提前公告。
第二章　管理
第四条　公园内不得烧烤、露营。
第五条　违反本条例的，处一百元以下罚款。
第六条　本条例自公布之日起施行。
"""


def document(text):
    """Return a text as a document."""
    return parse(Source("", "", text, "text"))


def decision(*numbers, closing="本决定自公布之日起施行。"):
    """Return a decision on the park rules with these numbers."""
    han = "一二三四五六七八九十"
    lines = [f"{han[i]}、{words}" for i, words in enumerate(numbers)]
    head = "青山市关于修改《青山市公园管理条例》的决定\n决定对《青山市公园管理条例》作如下修改："
    return "\n".join([head, *lines, closing])


def applied(words, old=OLD):
    """Carry out a decision; return the lines that come out, as compared, and the outcomes."""
    amendment = read_amendment(words)
    made = carry_out(lines_of(document(old)), amendment.parts[0], amendment)
    return compared_lines(made.lines), made.outcomes


def comparison(old, new):
    """Compare two texts."""
    return compare(document(old), document(new))
