"""Whether what a lone statement lets somebody do is a person's right, or an office's power.

当事人可以申请听证 → a right; 主管部门可以进入现场检查 → a power
"""

import re

from ..model import Statement
from ..pairing import Page

_PERSON = re.compile(
    "(?:公民|个人|当事人|申请人|利害关系人|消费者(?!协会|委员会|组织|权益)|劳动者|职工(?!代表大会)|村民(?!委|会|小组)"
    "|居民(?!委|会|小组)|业主(?!大会|委员会)|投资者|市场主体|经营主体|残疾人|军人(?!事务|工作)|老年人|未成年人|养[^，。；]{1,2}人|权利人|承租人|出租人|受让人"
    "|(?:任何)?(?:单位|组织)(?:和|或者?)个人"
    "|股东|第三人|权利人|"
    "代理人|妇女|学生|家长|监护人|经营者|企业|(?<!执)法人|旅客|患者|用户|举报人|投诉人"
    "|被侵权人|受害人|信访人|献血者|捐献者|志愿者|本人|亲属|家属|家庭|老年人|残疾人|儿童|未成年人|农民|居住人|承租人|持有人)"
)
_REMEDY = re.compile(
    "申请(?:行政)?复议|申请复[核查]|行政复议|提起(?:行政|民事|公益)?诉讼|申诉|提出异议|申辩|陈述|检举|控告|举报|投诉"
    "|(?:申请|请求|要求|获得|享受|得到|主张)[^，。；]{0,8}(?:补偿|赔偿|救助|救济)"
)
_HAS = "享有"
# 科技人员兼职可以取得报酬, 可以按照规定享受待遇: who receives has a right.
_RECEIVES = re.compile(
    "(?:(?:按照?|依照|根据)[^，。；]{0,12}规定，?|依法|优先|免费|同等)*"
    "(?:享受|领取|申领|取得[^，。；]{0,6}(?:报酬|收入|收益|补[贴助偿]|奖励)"
    "|获得[^，。；]{0,12}(?:报酬|收入|收益|补[贴助偿]|奖励|赔偿|救助|待遇))"
)
# 当事人需要鉴定的，可以自行委托: whose case it is has the right; 企业逾期不改正的 has none.
_WANTS = re.compile(
    f"[^，。；]{{0,6}}{_PERSON.pattern}[^，。；]{{0,24}}(?:认为|需要|异议|不服|要求|申请|提出|发现)"
)
# 科技人员可以取得报酬; those who act for an office have a power.
_STAFF = re.compile("(?<!工作)(?<!执法)(?<!检查)(?<!监督)(?<!管理)(?<!调查)(?<!救援)人员$")
# 对学生可以延长学制: whom an office acts on has no right by it.
_ACTED_ON = re.compile("^(?:并|也|还)?(?:对|对于|向|为|给|将|把|让|组织|安排|督促)")
# 当事人对结果有异议的，可以…: who has the right opens the sentence.
_HEAD = 8
_OFFICE = re.compile(
    "(?:政府|部门|机关|委员会|法院|检察院|会议|大会|[省市县乡区镇级]|办事处|局|厅)$"
)
# 村民会议可以分片召开: a meeting is no person.
_BODY = re.compile("(?:会议|大会|委员会|常委会|小组|政府|机构)[^，。；]{0,12}$")


def of_a_person(page: Page, one: Statement) -> bool:
    """Say whether a power is a right: a person's, or the way to a remedy, and no office's."""
    who = page.words(one.who)
    if _OFFICE.search(who):
        return False
    before = page.form[one.core.start : max(one.core.start, one.force_at.start)]
    begins = page.form[one.place.start : one.place.start + _HEAD]
    heads = any(_WANTS.match(page.words(place)) for place in one.conditions)
    named = bool(_PERSON.search(who or before) or _PERSON.match(begins) or heads)
    named = named or bool(_STAFF.search(who))
    if _BODY.search(who or before) or _ACTED_ON.match(before):
        named = False
    start = one.force_at.end if one.own_force else one.core.start
    if not who and not before and page.form.startswith("申请", start):
        # 有下列情形的，可以申请移植: who applies is not said, and is no office.
        return True
    if _RECEIVES.match(page.form, start, one.core.end) or _has(page, one):
        return True
    return named or bool(_REMEDY.search(page.form, start, one.core.end))


def _has(page: Page, one: Statement) -> bool:
    """Say whether a statement says who has a right: 享有; 不享有 takes one."""
    return page.words(one.force_at) == _HAS and page.form[one.force_at.start - 1] != "不"
