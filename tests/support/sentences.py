"""The sentences of the findings between two versions of an article, or a rule and the one above."""

from duizhao.alignment.compare import compare
from duizhao.alignment.model import Relation, Settings
from duizhao.report.words.words import Words

from .builders import build

STAYS = "第二条 食堂的采购由学校总务处负责，每日公布食谱和价格。\n第三条 本办法自发布之日起施行。\n"
BANS = "食堂不得有下列行为：\n（一）出租柜台；\n（二）转让经营；"
ABOVE, VERSION = Relation.IMPLEMENTS, Relation.VERSIONS


def said(old, new, relation=VERSION):
    """Return the sentences of all findings, however sure; test_trust.py tells which are told."""
    a, b = build(f"第一条 {old}\n{STAYS}"), build(f"第一条 {new}\n{STAYS}")
    comparison = compare(a, b, Settings(relation=relation, doubtful=True))
    return [Words("zh").finding(one) for change in comparison.changes for one in change.findings]


def added(words, relation=VERSION):
    return said("学校应当办好食堂。", f"学校应当办好食堂。\n{words}", relation)
