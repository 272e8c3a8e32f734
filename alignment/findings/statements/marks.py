"""Listed words of a clause: procedures (批准, 备案, 公示 …) and consequences (罚款, 没收 …)."""

import re
from functools import cache

from ....corpus.tables import alternation
from ...tables import classes, words
from ..model import Marked, Place

# 审批机关, 许可证, 报告书: the word is part of a name.
_NAMES = (
    "(?!之日|透明|征求|征集|公正|公平|机关|部门|机构|单位|人员|人(?!员?的)|员|书|证|表|册|簿|栏|卡|号|事项|制度|文件|意见|结果|"
    "材料|资料|权|费|业|师|会计|所|标准|目录|清单|办法|条件|范围|程序|系统|平台|工作|管理|改革|"
    "服务|信息|使用|内容|期|价|地|格式|申请|决定|行为|措施|事项|案件|情况)"
)
# 提出报告, 评估报告: a report as a thing.
_SPOKEN_OF = frozenset(
    (
        "提出",
        "经营",
        "行政",
        "工作",
        "调查",
        "评估",
        "审计",
        "专项",
        "检查",
        "年度",
        "审议",
        "提交",
        "检测",
        "检验",
        "研究",
        "受到",
        "监督",
    )
)
# 批准的合同: the word describes a thing.
_OF_A_THING = re.compile("的(?![，。；]|$)")
# 罚款决定, 强制执行措施: a consequence that is only spoken of.
_DECISIONS = "(?!决定|行为|措施|事项|案件|等行政处罚|[^，。；]{0,4}财产|权)"


@cache
def _pattern(table: str) -> re.Pattern[str]:
    names = _NAMES if table == "procedures" else _DECISIONS
    return re.compile(f"(?:{alternation(words(table))}){names}")


def marked(table: str, form: str, place: Place) -> tuple[Marked, ...]:
    """Return the words of ``table`` (procedures, penalties) in a stretch of a clause, by kind."""
    kinds = classes(table)
    return tuple(
        Marked(kinds[hit.group()], Place(*hit.span()))
        for hit in _pattern(table).finditer(form, place.start, place.end)
        if form[max(0, hit.start() - 2) : hit.start()] not in _SPOKEN_OF
        and form[hit.start() - 1 : hit.start()] not in ("被", "受")
        and not _OF_A_THING.match(form, hit.end())
    )
