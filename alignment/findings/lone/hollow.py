"""Words that lay down nothing of their own: other rules hold, each does what is his."""

import re

# What says no more than that other rules hold, or that each does what is his: 其他依法…的,
# 应当遵守有关规定, 按照各自职责做好工作. Told by the head of the words:
_AT_HEAD = re.compile(
    "其他[^。；]{0,30}(?:[的事项情形措施职责行为规范活动条件材料内容义务权利]+)$"
    "|其他[^，。；]{2,12}情况$"
    "|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日，[^。；]*(?:通过|公布|发布)了"
    "|(?:法律|完成|履行|承担|国家|上级|办理)[^，。；]{0,24}的其他[^，。；]{2,30}$"
    "|(?:法律|法规|行政法规)[^，。；]{0,10}(?:有|对)[^，。；]{0,4}规定[^，。；]{0,6}的，按照?[^，。；]{0,6}规定(?:执行|办理)$"
    "|本[法章节条例办规定细则]{1,3}(?:没有|未|有|未作)规定的，适用[^。；]*规定$"
    "|本(?:法|条例|办法|规定|细则|规则)由[^，。；]{2,16}(?:组织实施|负责解释|解释)$"
    "|本(?:条例|办法|规定|细则|规则)适用于|本[条款][^，。；]{0,8}规定适用于|(?:共建|共创|共享|营造)[^，。；]{2,10}$"
)
# … by how they end:
_DONE = ("执行", "处理", "处罚", "办理", "责任")
_AS_RULED = re.compile(
    "按照?<[^。；]*规定执行$|按照?(?:前款|本条|上款)规定(?:执行|办理)$"
    "|(?:依照|按照)(?:国家)?(?:和[^，。；]{1,4})?(?:有关|相关)[^。；]{0,12}(?:法律|法规|规定)[^，。；]{0,8}(?:处理|处罚|执行|办理)$"
    "|(?:法律|法规).{0,8}有.{0,6}规定的，(?:依照|适用|按照?)[^，。；]{0,16}规定(?:予以|给予)?(?:执行|处理|处罚|办理)$"
    "|(?:依照|按照?|依据)(?:国务院|国家|省)[^，。；]{0,20}规定(?:执行|办理)$"
    "|依照<[^，。；]{0,24}(?:法律|法规)[^，。；]{0,6}规定[^，。；]{0,4}追究[^，。；]{0,6}责任$"
    "|的，依法追究(?:相应|有关|法律)?的?责任$"
    "|(?:依照|按照)本(?:法|条例|办法|规定|细则|规则)[^，。；]{0,8}规定(?:执行|处理|处罚|办理)$"
)
# … and by a word that each of these has, without which nothing is looked for.
_BY_WORD = {
    "其他": re.compile(
        "(?:规定|赋予|授予|交办)[^，。；]{0,10}的其他[^，。；]{2,6}$"
        "|^[^，。；]{2,16}(?:划定|确定|指定|公布|规定)的其他(?:场所|区域|地区|地点|路段|范围|情形|行为|事项)$"
        "|规定的?其他[^，。；]{2,16}$|规定[^，。；]{2,8}的其他(?:情形|事项|条件|行为)$"
    ),
    "各自": re.compile(
        "各自(?:的)?职责(?:范围内|分工)?[^，。；]{0,6}，?(?:共同)?(?:做好|负责|协助|配合|依法)[^，。；]*$"
    ),
    "不得违反": re.compile("不得违反[^，。；]{2,40}规定$"),
    "适用本": re.compile("适用本(?:法|条例|办法|规定|细则|规则)(?:的?规定)?$"),
    "遵守": re.compile(
        "(?:应当?|必须|须)(?:严格|一律|自觉)?遵守[^，。；]{0,30}本(?:条例|办法|规定|细则|规则)$"
    ),
}
# 应当遵守有关法律、法规的规定: so would it be without these words.
_FOLLOWS = re.compile(
    "[^，。；]{0,40}?(?:应当|必须)(?:同时|严格|自觉)?(?:(?:遵守|符合|执行)[^，。；]{0,24}(?:法律|法规|规定|要求)"
    "|(?:依照|按照)[^，。；]{0,24}(?:规定|要求)(?:执行|办理)"
    "|(?:坚持|遵循|贯彻|体现)[^，。；]{0,40}(?:原则|方针|理念|目标))$"
)


def hollow(words: str, core: str) -> bool:
    """Say whether a statement, whose act stands in ``core``, lays down nothing of its own."""
    if _AT_HEAD.match(words) or (words.endswith(_DONE) and _AS_RULED.search(words)):
        return True
    for word, told in _BY_WORD.items():
        if word in words and told.search(words):
            return True
    return follows(core)


def follows(core: str) -> bool:
    """Say whether an act is no more than to keep to other rules, or to a principle."""
    return ("应当" in core or "必须" in core) and _FOLLOWS.match(core) is not None
