"""The changes that are planted, each with its topic and direction.

A change that takes something away is the one that puts it in, with the two texts exchanged.
"""

import re
from collections.abc import Callable, Iterator
from random import Random

from duizhao.alignment.model import Direction, Topic
from duizhao.corpus.structure.numerals import read_numeral, write_han

from .model import Kind, Plant, adding, following, replacing

_NUMBER = "[一二三四五六七八九十百千]+|[0-9]+"
_OFFICES = "教育|民政|财政|公安|农业农村|文化和旅游|生态环境|交通运输|商务|水行政|司法行政|审计"

# Sentences for changes that few texts have a place for: they stand in both texts, one altered.
CARRIERS = (
    "码头候船厅每年检查三次。",
    "管理单位每年向理事会报告两次。",
    "渡口值班人员不少于四人。",
    "围栏高度不低于二米。",
    "展位租金不超过六百元。",
    "每批游客不超过九十人。",
    "符合夜航条件的，船长可以申请夜航。",
    "具备观测条件的，台站可以增加班次。",
    "民政部门应当会同财政部门制定补助标准。",
    "公安部门应当会同商务部门核定摊区范围。",
    "教育部门应当制定校车线路。",
    "审计部门应当核对渡口收支。",
    "设立渡口应当经县级人民政府批准。",
    "摊区夜间营业的，报街道办事处备案。",
    "调整航标应当报航道管理机构备案。",
    "违反本条规定的，处二百元以上四百元以下罚款。",
    "承租人应当在二十日内清场。",
    "巡查人员应当及时登记险情。",
    "任何人不得在堤顶晾晒、堆放、拴养牲畜。",
    "县级以上人民政府可以封闭航道。",
    "复核机关应当自收到材料之日起二十日内答复。",
    "申请人应当提交船舶证书和检验报告。",
    "擅自移动浮标的，由航道管理机构处三百元罚款。",
    "本规定第三条的停泊收费标准自2026年3月1日起施行。",
)

# Sentences put in as they stand, by what they set up; all invented.
SENTENCES = {
    Topic.DUTY: (
        "经营者应当在显著位置张贴收费标准。",
        "项目负责人应当妥善保管施工图纸。",
        "养老机构应当为入住老年人建立生活档案。",
        "物业服务人应当维护消防通道畅通。",
    ),
    Topic.BAN: (
        "任何人不得擅自拆卸监测探头。",
        "禁止在游步道上骑行电动滑板。",
        "场馆管理者不得向未成年观众推销彩票。",
        "严禁在仓储区内燃放孔明灯。",
    ),
    Topic.POWER: (
        "街道办事处可以组建夜间巡逻队。",
        "河湖主管部门可以租用无人机巡查岸线。",
        "登记机关可以采用电子印章。",
        "督导组可以调阅会议录像。",
    ),
    Topic.RIGHT: (
        "当事人对扣分结果有异议的，可以申请复核。",
        "职工有权拒绝超出合同约定的加班安排。",
        "业主可以查阅停车位出租台账。",
        "申请人可以要求更换经办窗口。",
    ),
    Topic.PENALTY: (
        "违反前述要求的，处八百元以上九百元以下罚款。",
        "擅自涂改桥梁铭牌的，给予警告，并处七百元罚款。",
        "拒不腾退岗亭的，由城市管理部门没收工具，并处六千元罚款。",
        "伪造潜水日志的，吊销潜水教练证书。",
    ),
    Topic.PROCEDURE: (
        "变更航标颜色的，应当经航道管理机构批准。",
        "启用新校徽前，学校应当征求意见。",
        "调整夜航班次应当报港航部门备案。",
        "评选结果应当公示。",
    ),
    Topic.DEADLINE: (
        "管理单位应当自接到反映之日起四日内作出处置。",
        "承租人应当在退租后九日内清空摊位。",
        "测绘单位应当于每次巡检结束后六日内移交底图。",
        "救援队应当在收到求助后两小时内出动。",
    ),
    Topic.ADVICE: (
        "鼓励骑行爱好者佩戴反光袖标。",
        "支持民间团体整理渔歌唱本。",
        "倡导观众错峰离场。",
        "提倡家庭自制节令糕点。",
    ),
    Topic.DEFINITION: (
        "前款所称骑楼，是指底层沿街架空的楼屋。",
        "本条所称夜市，是指日落后集中经营的露天摊区。",
        "前款所称碑廊，是指陈列石刻的连廊。",
        "本条所称渡工，是指驾驶人力渡船的人员。",
    ),
    Topic.RULE: (
        "灯塔看护经费由海事基金负担。",
        "龙舟赛的裁判名单由体育总会确定。",
        "县级档案馆负责接收族谱捐赠。",
        "茶园保险的保费由保险机构减半收取。",
    ),
}


def scaled(pattern: str, factor: float) -> Callable[[str, Random], str | None]:
    """Return an alteration that multiplies the number of the first match of ``pattern``."""
    find = re.compile(pattern)

    def alter(sentence: str, _rng: Random) -> str | None:
        hit = find.search(sentence)
        number = read_numeral(hit["n"]) if hit else -1
        new = int(number * factor)
        if hit is None or number < 2 or new == number or new > 9000:
            return None
        words = str(new) if hit["n"].isdigit() else write_han(new)
        return sentence[: hit.start("n")] + words + sentence[hit.end("n") :]

    return alter


def other_office(sentence: str, rng: Random) -> str | None:
    """Return a sentence whose acting office is another."""
    hit = re.search(f"(?P<o>{_OFFICES})(?:主管|行政)?部门(?=应当|负责|可以|按照|依法)", sentence)
    if hit is None or re.search("会同|和|、", sentence[: hit.end()]):
        return None
    new = rng.choice([o for o in _OFFICES.split("|") if o not in sentence])
    return sentence[: hit.start("o")] + new + sentence[hit.end("o") :]


def swapped(sentence: str, _rng: Random) -> str | None:
    """Return a sentence in which who leads and who joins in are exchanged."""
    hit = re.search(f"(?P<a>(?:{_OFFICES})部门)应当会同(?P<b>(?:{_OFFICES})部门)", sentence)
    if hit is None or hit["a"] == hit["b"]:
        return None
    return f"{sentence[: hit.start()]}{hit['b']}应当会同{hit['a']}{sentence[hit.end() :]}"


# What a pattern may stand behind: the last character of who acts.
_HEAD = "(?<=[。；门构位人府关织])"
_MANY = "知道|有权|可以.*可以|应当.*应当|未|不"
_BODY = "[^，。的]{2,20}(?:部门|政府|机关)"
_YEARLY = "每年(?![0-9一二三四五六七八九十]+月|度)"
_FINE = f"(?P<n>{_NUMBER})(?:万|千|百)?元以[上下][^，。]*罚款"
_DAYS = f"(?P<n>{_NUMBER})日内"
_UNITS = "(?:人|名|元|米|次)"
_STEPS = "，并向社会公示", "，并说明理由", "，并举行听证"
_FOG = "遇有大雾封航时，", "水位超过警戒线的，", "展期届满后，"
_OUT = "，但是国家另有规定的除外", "，但是抢险救灾的除外"
_LISTED = (
    "转借", "典当", "涂抹", "攀折", "私藏", "倒运", "焚烧", "掩埋", "抛掷", "浸泡", "拖曳", "刻画",
    "喷涂", "捆扎", "捞取", "踩踏", "驱赶", "张挂", "敲击", "引燃",
)  # fmt: skip
_ACTS = tuple(rf"\1{act}、" for act in _LISTED)


_WITH = tuple(
    rf"\1和{office}部门应当"
    for office in ("档案", "侨务", "气象", "粮食", "渔政", "测绘", "体育", "统计")
)


def _plant(
    topic: Topic, way: Direction, name: str, alter: Callable[[str, Random], str | None]
) -> Plant:
    return Plant(Kind(topic, way, name), alter)


def kinds() -> Iterator[Plant]:
    """Yield every change that is planted in its own direction."""
    yield from _words()
    yield from _numbers()
    yield from _terms()
    for topic, sentences in SENTENCES.items():
        yield _plant(topic, Direction.NEW, "sentence", following(*sentences))


def _words() -> Iterator[Plant]:
    """Yield changes of force, subject and procedure."""
    softer = replacing(f"{_HEAD}应当", "可以", unless=_MANY)
    harder = replacing(f"{_HEAD}可以", "应当", unless=_MANY)
    trying = replacing(f"{_HEAD}应当(?!尽量)", "应当尽量", unless=_MANY)
    bears = replacing(f"(?<![、和同])((?:{_OFFICES})部门)应当(?!会同)", *_WITH, unless="会同|、|和")
    allowed = replacing(f"{_HEAD}不得", "可以", unless="[；，].*不")
    joins = replacing(
        f"((?:{_OFFICES})(?:主管)?部门)应当(?!会同)", r"\1应当会同档案部门", unless="会同"
    )
    filed = replacing(f"经({_BODY})(?:批准|审批|核准)(?=[，。后])", r"报\1备案", unless="备案")
    approved = replacing(f"报({_BODY})备案(?=[，。后])", r"报\1批准", unless="批准")
    step = adding(*_STEPS, if_="应当", unless="公[示布告开]|听证|理由|罚")
    yield _plant(Topic.FORCE, Direction.LOOSENED, "duty to power", softer)
    yield _plant(Topic.FORCE, Direction.TIGHTENED, "power to duty", harder)
    yield _plant(Topic.FORCE, Direction.LOOSENED, "ban to power", allowed)
    yield _plant(Topic.FORCE, Direction.LOOSENED, "as far as possible", trying)
    yield _plant(Topic.SCOPE, Direction.NEW, "bearer", bears)
    yield _plant(Topic.SUBJECT, Direction.SHIFTED, "office", other_office)
    yield _plant(Topic.SUBJECT, Direction.EXCHANGED, "lead", swapped)
    yield _plant(Topic.SUBJECT, Direction.NEW, "joins in", joins)
    yield _plant(Topic.PROCEDURE, Direction.LOOSENED, "approval to filing", filed)
    yield _plant(Topic.PROCEDURE, Direction.TIGHTENED, "filing to approval", approved)
    yield _plant(Topic.PROCEDURE, Direction.NEW, "step", step)


def _numbers() -> Iterator[Plant]:
    """Yield changes of quantities."""
    licence = replacing("罚款(?=。|；|$)", "罚款，并吊销许可证", unless="吊销|构成犯罪")
    at_once = replacing("应当及时", "应当在三日内", unless="日内")
    least = scaled(f"不(?:少|低)于(?P<n>{_NUMBER}){_UNITS}", 3)
    most = scaled(f"不超过(?P<n>{_NUMBER}){_UNITS}", 3)
    day = replacing("自[0-9]{4}年([0-9]+月[0-9]+日)起施行", r"自2031年\1起施行")
    yield _plant(Topic.PENALTY, Direction.HEAVIER, "fine", scaled(_FINE, 3))
    yield _plant(Topic.PENALTY, Direction.LIGHTER, "fine", scaled(_FINE, 0.5))
    yield _plant(Topic.PENALTY, Direction.HEAVIER, "licence", licence)
    yield _plant(Topic.DEADLINE, Direction.LOOSENED, "days", scaled(_DAYS, 2))
    yield _plant(Topic.DEADLINE, Direction.TIGHTENED, "days", scaled(_DAYS, 0.5))
    yield _plant(Topic.DEADLINE, Direction.NEW, "at once to days", at_once)
    yield _plant(Topic.FREQUENCY, Direction.TIGHTENED, "years", replacing(_YEARLY, "每半年"))
    yield _plant(Topic.FREQUENCY, Direction.LOOSENED, "years", replacing(_YEARLY, "每三年"))
    yield _plant(Topic.AMOUNT, Direction.TIGHTENED, "least", least)
    yield _plant(Topic.AMOUNT, Direction.LOOSENED, "most", most)
    yield _plant(Topic.VALIDITY, Direction.EXCHANGED, "day", day)


def _terms() -> Iterator[Plant]:
    """Yield changes of conditions, exceptions and scope."""
    out = adding(*_OUT, if_="不得|应当|禁止", unless="除|但|另有")
    fog = replacing("^(?!第)(?=[^。，]{3,20}可以)", *_FOG, unless="时，|的，")
    against = replacing(
        "(?<![不未])(?:符合|具备)(?=[^，。]{2,20}(?:条件|规定|要求)的，)",
        r"不\g<0>",
        unless="不予|不符合",
    )
    listed = replacing("((?:不得|禁止)[^，。；]{2,14}、)", *_ACTS)
    yield _plant(Topic.EXCEPTION, Direction.NEW, "exception", out)
    yield _plant(Topic.CONDITION, Direction.NEW, "condition", fog)
    yield _plant(Topic.CONDITION, Direction.EXCHANGED, "opposite", against)
    grave = replacing("(?<=的，)(?=由[^，。]{2,20}处)", "情节严重的，", unless="情节|、")
    since = replacing("自收到[^，。之]{2,10}之日", "自作出决定之日", unless="决定")
    either = replacing("提交([^，。、的和]{2,10})和(?=[^，。、的和]{2,10}[，。])", r"提交\1或者")
    yield _plant(Topic.SCOPE, Direction.NEW, "forbidden act", listed)
    yield _plant(Topic.CONDITION, Direction.NEW, "grave", grave)
    yield _plant(Topic.DEADLINE, Direction.EXCHANGED, "event", since)
    yield _plant(Topic.CONDITION, Direction.LOOSENED, "either", either)


# What a change is called with the texts exchanged.
REVERSED = {
    Direction.LOOSENED: Direction.TIGHTENED,
    Direction.TIGHTENED: Direction.LOOSENED,
    Direction.HEAVIER: Direction.LIGHTER,
    Direction.LIGHTER: Direction.HEAVIER,
    Direction.NEW: Direction.REMOVED,
    Direction.SHIFTED: Direction.SHIFTED,
    Direction.EXCHANGED: Direction.EXCHANGED,
}
