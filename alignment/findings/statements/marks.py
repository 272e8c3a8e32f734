"""Listed words of a clause: procedures (批准, 备案, 公示 …) and consequences (罚款, 没收 …)."""

import re
from functools import cache

from ....corpus.tables import alternation
from ...tables import classes, words
from ..model import Marked, Place

# 审批机关, 许可证, 检验检测体系: the word, or a chain of such words, is part of a name.
_NAMES = (
    "之日|不合格|机制|国(?!家|务)|要求|建议|批评|委员会|透明|征求|征集|公正|公平|机关|部门|机构|单位|人员|人(?!员?的)|员|书|证|表|册|簿|栏|卡|号|"
    "事项|制度|文件|签字|文号|规模|凭证|意见|结果|材料|资料|权|费|业|师|会计|所|标准|目录|清单|办法|条件|范围|程序|系统|平台|工作|管理|改革|"
    "所得|或者变卖所得|报告(?=[，。；书的、和]|$)|会(?=[、，。等和])|出版|发行|展示|宣读|发表|募捐|选拔|招聘|招标|报道|场合|"
    "服务|信息|使用|内容|期|价|地|格式|申请|决定|行为|措施|案件|情况|体系|监管|投标法|职责|项目|手续|档案|流程|环节|阶段|查验"
)
_CHAINED = "合格|检疫|监测|调查|预警|应急|统计|、|和|及|与"
# A name in angle brackets is a title: <招标投标法>.
_TITLE = re.compile("<[^<>]{1,60}>")
# 批准的合同: the word describes a thing.
_OF_A_THING = re.compile("的(?![，。；]|$)|，?(?:是|系)指")
# 罚款决定, 强制执行措施, "黑名单"人员: a consequence that is only spoken of.
_DECISIONS = (
    "(?!决定|等?(?:手段|方式|办法|机制)|[^，。；：:！？]{0,2}(?:通知书|决定书|告知书)|收据|票据|"
    '所|行为|措施|事项|案|理由|等行政处罚|[^，。；：:！？]{0,4}财产|权|"?(?:人员|主体|制度)|人员的)'
)

# What stands beside a step that is one thing of several: 设计、施工、验收; 公开、管理.
_LISTED_AFTER = re.compile(
    "(?:、|和|及|以及)[^，。；]{2,30}(?:等|事项|工作|制度|原则|方针)|[^，。；、]{0,20}、[^，。；]{2,30}等?(?:职责|职能|义务)"
)
# 与经批准知悉秘密的人员签订协议, 对批准聘用的人员: whom an act is about.
_WHOM = re.compile("[与对向将把]经$|[与对]$")
# 与审定、登记、备案的信息一致: steps that describe a thing together.
_LISTED_THINGS = re.compile("(?:(?:、|和|及|以及|或者)[^，。；、和及或]{2,6}){1,4}的(?![，。；]|$)")
_LISTED_BEFORE = re.compile("、[^，。；、]{2,6}(?:、|和|及|以及)$")
# 编制影响评价报告: a paper that is written.
_WRITTEN = re.compile("(?:编制|编写|撰写|出具|提交|形成|附具)[^，。；、]{0,16}$")
_UNDERGONE = re.compile("受到$")
# The words before that tell a thing are no longer than this.
_BEHIND = 6


@cache
def _pattern(table: str) -> re.Pattern[str]:
    listed = alternation(words(table))
    names = f"(?!(?:{listed}|{_CHAINED}){{0,3}}(?:{_NAMES}))"
    return re.compile(f"(?:{listed}){names if table == 'procedures' else _DECISIONS}")


@cache
def _spoken_of() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(words('spoken_of'))})$")


def marked(table: str, form: str) -> tuple[Marked, ...]:
    """Return the words of ``table`` (procedures, penalties) in a clause, by kind."""
    if "<" in form:
        form = _TITLE.sub(lambda hit: "·" * len(hit.group()), form)
    hits = list(_pattern(table).finditer(form))
    if not hits:
        return ()
    kinds = classes(table)
    return tuple(
        Marked(kinds[hit.group()], Place(*hit.span()))
        for hit in hits
        if not (_spoken(table, form, hit.start()) or _passive(form, *hit.span()))
    )


def _passive(form: str, start: int, end: int) -> bool:
    """Say whether a word describes what it was done to, or whom an act is about."""
    return (
        form[start - 1 : start] in ("被", "受")
        or _OF_A_THING.match(form, end) is not None
        or _LISTED_THINGS.match(form, end) is not None
        or _WHOM.search(form, max(0, start - 3), start) is not None
    )


def _spoken(table: str, form: str, at: int) -> bool:
    """Say whether the word at ``at`` names a thing: 提出报告, or one who was punished: 受到处分."""
    before = _spoken_of() if table == "procedures" else _UNDERGONE
    if form.startswith("报告", at) and _WRITTEN.search(form, max(0, at - 24), at):
        return True
    return bool(before.search(form, max(0, at - _BEHIND), at))


def in_a_list(form: str, place: Place) -> bool:
    """Say whether a step is one of several things that are named: 决策和公开、财产管理等事项."""
    return bool(_LISTED_AFTER.match(form, place.end) or _LISTED_BEFORE.search(form, 0, place.start))
