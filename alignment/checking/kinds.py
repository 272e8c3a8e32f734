"""What kind of text a document is, for the rules that apply to some kinds only.

By the title first (规章制定程序条例 第七条: a 规章 is called 规定 or 办法, never 条例), else by
form. That 规定 and 办法 come from a ministry or a government, not from an office, is told by the
number of an order (第X号令) in the head.
"""

import re

from ...corpus.model import Document, Level
from .model import TextKind

_TAIL = re.compile(r"[（(][^（）()]{1,20}[）)]$")
_CONTRACT = re.compile("(?:合同|协议|协议书|合同书|契约)$")
_STATUTE = re.compile("(?:(?<![办方做])法|条例|法典|宪法|通则|自治条例)$")
# A local text that implements a law as a whole is one of the people's congress (立法法 第八十二条).
_IMPLEMENTS = re.compile("^[^《》]{2,8}[省市区州县]实施《[^》]{2,30}法》")
_NORM = re.compile("(?:规定|办法|细则|规则|规程|规范|章程|准则|守则|制度|责任制|解释|标准|公约)$")
_AMENDMENT = re.compile("修正案|(?:修改|修正|废止).*(?:决定|决议|通知)$")
_CHANGES = re.compile("修改为|改为：|增加一条|增加一款|删去第")
# A text that names so many changes of others is a decision to amend, whatever it is called.
_MANY_CHANGES = 5
_ORDER = re.compile("令")
# Whose acts are statutes whatever they are called: 实施《…法》办法 of a people's congress.
_LAWGIVER = re.compile("人民代表大会|国务院(?:令|第|发布|批准)")
_HEAD = 400
_TOP = 12


def kind_of(document: Document) -> TextKind:
    """Return the kind of a document, OTHER where neither title nor form tells."""
    head = document.text[:_HEAD]
    title = _TAIL.sub("", document.title.strip().rstrip("。"))
    articles = any(node.level is Level.ARTICLE for node in document.nodes)
    if _AMENDMENT.search(title) or len(_CHANGES.findall(document.text)) >= _MANY_CHANGES:
        return TextKind.AMENDMENT
    if _CONTRACT.search(title) or ("甲方" in head and "乙方" in head):
        return TextKind.CONTRACT
    if articles and (_STATUTE.search(title) or _IMPLEMENTS.search(title)):
        return TextKind.STATUTE
    if articles or _NORM.search(title):
        return _by_note(document) if articles else TextKind.NORM
    return TextKind.OFFICIAL if title or any(n.label for n in document.nodes) else TextKind.OTHER


def _by_note(document: Document) -> TextKind:
    """Tell by the lines below the title who made a text."""
    notes = "".join(
        node.own.cut(document.text) for node in document.nodes[:_TOP] if node.level is Level.NOTE
    )
    if _LAWGIVER.search(notes):
        return TextKind.STATUTE
    return TextKind.REGULATION if _ORDER.search(notes) else TextKind.NORM
