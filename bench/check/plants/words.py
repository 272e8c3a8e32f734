"""Plants of terms, marks, figures, definitions, dates and penalties."""

import re

from ..model import Append, Made, Pair, Sub
from .order import ANY, OWN, N

HAN = "[一-鿿]"
# The end of a sentence inside a clause, where a sentence more does not hurt.
STOP = f"(?<={HAN}{{4}})。$"
# 及 as the rule takes it: not that of 涉及, 及时.
AND = "(?<![以涉顾危波普遍触论提不])及(?!时|其(?!他)|格|早|于)"
_OTHER_NAME = {"本条例": "本办法", "本办法": "本条例", "本规定": "本办法", "本法": "本条例"}
_HAN_YEAR = str.maketrans("0123456789", "〇一二三四五六七八九")


def more(fault: str, alike: str, kinds: tuple[str, ...] = ANY) -> Pair:
    """Put a sentence with the fault, or with its look-alike, at the end of a clause."""
    return Pair(Sub(STOP, f"。{fault}"), Sub(STOP, f"。{alike}"), kinds)


def swapped(pattern: str, fault: str, alike: str, **asked: str) -> Pair:
    """Replace one match by the fault or by its look-alike."""
    return Pair(Sub(pattern, fault, **asked), Sub(pattern, alike, **asked), ANY)


def year(text: str, zero: str) -> str | None:
    """Write one year of the text in Chinese numbers, with ``zero`` for 〇."""
    hit = re.search("20[0-9]{2}(?=年)", text[len(text) // 2 :])
    if not hit:
        return None
    at = len(text) // 2
    put = hit.group().translate(_HAN_YEAR).replace("〇", zero)
    return text[: at + hit.start()] + put + text[at + hit.end() :]


# The article ahead of the chapter on liability.
LIABLE = rf"(^第({N})条[ \u3000][^\n]*)(?=\n第{N}章[ \u3000]+法律责任)"


def indented(text: str, line: str) -> str | None:
    """Return the sentences of a text as indented paragraphs, ``line`` in their middle."""
    found = re.findall(f"^(?!第){HAN}[^\n。]{{12,60}}。$", text, re.M)[:8]
    if len(found) < 8:
        return None
    return "\n".join(
        [*("　　" + part for part in found[:4]), line, *("　　" + p for p in found[4:])]
    )


PLANTS = {
    "office-term": Pair(
        Sub("行政主管部门", "主管行政部门", lacks="主管行政部门"),
        Sub("行政主管部门", "主管部门", lacks="主管行政部门"),
    ),
    "own-name": Pair(
        Sub(
            "本(?:条例|办法)(?=规定)",
            lambda h: _OTHER_NAME[h.group()],
            needs=r"\A[^\n]*(?:条例|办法)\n",
        ),
        Sub("本(?:条例|办法)(?=规定)", "《某省花木条例》"),
    ),
    "own-name-two": Pair(
        Sub(
            "(?<=制定)本(?:条例|办法|规定)(?=。)",
            "本方案",
            needs="^第[^\n]{1,6}条[ \u3000]+本(?:条例|办法|规定)自",
            anywhere=True,
        ),
        Sub("(?<=制定)本(?:条例|办法|规定)(?=。)", "相应规范"),
    ),
    "word-form": swapped("部分", "部份", "部份额", lacks="部份"),
    "term-two-ways": Pair(Sub("其他", "其它", needs="其他[^$]*其他"), Sub("其他", "余下的"), ANY),
    "said-twice": swapped("应当", "应当必须", "应当，必须"),
    "phrase-twice": swapped(
        "(?<=[，。；])(?<!，)([一-鿿]{6,9})，(?=[一-鿿])", "\\1，\\1，", "\\1，并且\\1，"
    ),
    "character-twice": swapped("(?<=[一-鿿])(?<![的目标])的(?=[一-鿿]{2})(?!的)", "的的", "目的的"),
    "misprint": swapped(
        "滥用职权、玩忽职守、徇私舞弊", "滥用职权、玩忽职守、循私舞弊", "滥用职权、玩忽职守"
    ),
    "character-odd": swapped("采取", "釆取", "采用"),
    "word-lost": more("有关部门每年召开次会议。", "有关部门每年召开一次会议，次数应当公开。"),
    "separator-lost": swapped("公开、公平、公正", "公开公平、公正", "公平、公正"),
    "words-masked": swapped("(?<![基日原])本[市省]", "**市", "3×4米的", lacks="\\*\\*|××|□"),
    "paraphrased": more("应当坚持大众路线，重要工作自己部署，弘扬正面能量。", "应当坚持大众路线。"),
    "mask-uneven": more(
        "依据xx区园林局要求登记，依据河西区园林局要求公开。",
        "依据xx区园林局要求登记，由各区园林局公开。",
    ),
    "must-mixed": Pair(
        Sub("应当", "必须", lacks="必须", needs="应当[^$]*应当[^$]*应当"),
        Sub("应当", "需要", lacks="必须", needs="应当[^$]*应当"),
    ),
    "ban-mixed": Pair(
        Sub("不得", "禁止", lacks="禁止|严禁", needs="不得[^$]*不得[^$]*不得"),
        Sub("不得", "属于被禁止的而", lacks="禁止|严禁", needs="不得[^$]*不得"),
    ),
    "or-mixed": Pair(
        Sub("或者", "或", needs="或者[^$]*或者[^$]*或者", lacks="(?<!间)或(?!者)"),
        Sub("或者", "间或", needs="或者[^$]*或者", lacks="(?<!间)或(?!者)"),
    ),
    "and-mixed": Pair(
        Sub("以及", "及", needs="以及[^$]*以及[^$]*以及", lacks=AND),
        Sub("以及", "涉及", needs="以及[^$]*以及", lacks=AND),
    ),
    "narrow-mark": swapped(f"(?<={HAN})，(?={HAN})", ",", "（8:30）"),
    "narrow-bracket": swapped(f"（({HAN}{{3,20}})）", "(\\1)", "(1)"),
    "wide-digit": more("期限为３０日。", "期限为30日。"),
    "mark-twice": swapped(f"(?<={HAN})，(?={HAN})", "，，", "……"),
    "inner-blank": swapped(f"(?<={HAN}{{3}})(?={HAN}{{3}}[^\n]*。$)", " ", " GIS "),
    "opens-with-mark": Pair(
        Sub(rf"\n(?={HAN}{{4}}[^\n]*。$)(?!第{N})", "\n，"),
        Sub(rf"\n(?={HAN}{{4}}[^\n]*。$)(?!第{N})", "\n“重要”，"),
        ANY,
    ),
    "mark-before-and": swapped(
        f"(?<={HAN}{{2}})和(?={HAN}{{2}})(?![谐睦平解好缓美])(?![^\n]{{0,9}}、)", "、和", "、及时、"
    ),
    "ellipsis": swapped(f"(?<={HAN})等(?=[，。])", "...等", "……等"),
    "bracket-open": Pair(
        Sub(f"（({HAN}{{3,20}})）(?=[^\n]*。$)", "（\\1"),
        Sub(f"（({HAN}{{3,20}})）(?=[^\n]*。$)", "：1）\\1，"),
        ANY,
    ),
    "quote-open": Pair(Sub(f"“({HAN}{{2,20}})”", "“\\1"), Sub(f"“({HAN}{{2,20}})”", "\\1"), ANY),
    "title-mark-open": Pair(
        Sub("(?<=根据)《([^》《〈]{4,30})》", "《\\1"),
        Sub("(?<=根据)《([^》《〈]{4,30})》", "\\1"),
        ANY,
    ),
    "title-mark-nested": swapped(
        "(?<=根据)《([^》《〈]{4,30})》", "《某省实施《\\1》办法》", "《某省实施〈\\1〉办法》"
    ),
    "quote-nested": more(
        "遵循“分级负责、“谁主管、谁负责”相结合”的原则。",
        "遵循“分级负责、‘谁主管、谁负责’相结合”的原则。",
    ),
    "straight-quote": more('遵循"谁主管、谁负责"的原则。', '管径为12"、代号为"A"的除外。'),
    "end-mark-missing": Pair(
        Sub(f"(?<={HAN}{{12}})。(?=\n第{N}条)", ""),
        Sub(f"(?<={HAN}{{12}})。(?=\n第{N}条)", "！"),
    ),
    "heading-stop": Pair(
        Sub(rf"^(第{N}章[ \u3000]+[^\n。]{{2,12}})$", "\\1。", lacks="^目\\s*录"),
        Sub(rf"^(第{N}章[ \u3000]+[^\n。]{{2,12}})$", "\\1（试行）", lacks="^目\\s*录"),
    ),
    "letter-in-number": more("逾期的，处l0万元罚款。", "型号为A10，费用为10万元。"),
    "circle-in-number": Pair(
        Made(lambda text, _: year(text, "○")), Made(lambda text, _: year(text, "〇")), ANY
    ),
    "zero-form": Pair(
        Made(lambda text, _: year(text, "零")), Made(lambda text, _: year(text, "〇")), ANY
    ),
    "mixed-number": more("收费为5千元。", "收费为5万元，位于第5千米处。"),
    "range-reversed": Pair(
        Sub(r"([一二三五]万元)以上([五六七八九十]+万元)以下", "\\2以上\\1以下"),
        Sub(r"[一二三五]万元以上[五六七八九十]+万元以下", "货值百分之五十以上三倍以下"),
    ),
    "shrunk-by-times": more("用水量应当减少一倍。", "用水量应当减少一半，产量可以增加一倍。"),
    "wide-thousands": more("补贴为1，000元。", "补贴分为1，2，3三档。"),
    "old-unit": more("高度为30公分。", "高度为30厘米，由公分管理。"),
    "amount-mismatch": more(
        "合同金额为人民币壹万元整（¥20000）。", "合同金额为人民币贰万元整（¥20，000.00）。"
    ),
    "about-twice": more("办理时间约三十日左右。", "办理时间约三十日，超过三十日的除外。"),
    "money-two-ways": Pair(
        Sub("[一二三五]万元", "30000元", lacks="[0-9]万?元", needs="万元[^$]*万元"),
        Sub("[一二三五]万元", "四万元", lacks="[0-9]万?元", needs="万元[^$]*万元"),
    ),
    "two-form": more("设立二个登记机构。", "设立两个登记机构，第二个负责公开。"),
    "short-twice": more(
        "某某登记中心（以下简称登记中心）负责登记。某某登记中心（以下简称登记中心）负责公开。登记中心应当公开。",
        "某某登记中心（以下简称登记中心）负责登记。登记中心负责公开。",
    ),
    "short-unused": more(
        "某某登记所（以下简称花木所）负责登记。",
        "某某登记所（以下简称花木所）负责登记。花木所应当公开。",
    ),
    "short-early": more(
        "花木登记机构负责公开。某某处（以下简称花木登记机构）负责登记。花木登记机构应当公开。",
        "某某处（以下简称花木登记机构）负责登记。花木登记机构应当公开。",
    ),
    "long-after-short": more(
        "依照《中华人民共和国花木法》（以下简称花木法）登记。《中华人民共和国花木法》和花木法另有规定的除外。",
        "依照《中华人民共和国花木法》（以下简称花木法）登记。花木法另有规定的除外。",
    ),
    "term-twice": more(
        "本规定所称盆栽花木，是指容器中的植物。本规定所称盆栽花木，是指容器中的花草。",
        "本规定所称盆栽花木，是指容器中的植物。盆栽花木应当登记，是指登记名称。",
    ),
    "term-unused": more(
        "本规定所称盆栽花木，是指容器中的植物。",
        "本规定所称盆栽花木，是指容器中的植物。盆栽花木应当登记。",
    ),
    "impossible-date": more(
        "登记应当在2月30日以前完成。", "登记应当在2月29日以前、6个月30日内完成。"
    ),
    "no-effective-date": Pair(
        Sub(
            rf"\n第{N}条[ \u3000]+本(?:条例|办法|规定|法)自[^\n]*\s*\Z",
            "\n",
            anywhere=True,
            lacks="日 *起?(?:施行|实施)[^\n。]*\n",
        ),
        Sub(
            rf"(\n第{N}条[ \u3000]+本(?:条例|办法|规定|法)自)[^\n]*\s*\Z",
            "\\1公布之日起施行。\n",
            anywhere=True,
        ),
    ),
    "effect-before-date": Pair(
        Sub(
            "(本(?:条例|办法|规定|法)自)[0-9]{4}年[0-9]+月[0-9]+日(?=起)",
            "\\g<1>1949年10月1日",
            needs=r"\A[^\n]*\n[（(]?[12][0-9]{3}年",
        ),
        Sub("(本(?:条例|办法|规定|法)自)[0-9]{4}年[0-9]+月[0-9]+日(?=起)", "\\g<1>2049年10月1日"),
    ),
    "two-effective-dates": Pair(
        Sub(
            rf"\n(?=第{N}条[ \u3000]+(?:本(?:条例|办法|规定|法))自[0-9]{{4}}年)",
            "\n本条例自1985年1月1日起施行。\n",
        ),
        Sub(
            rf"\n(?=第{N}条[ \u3000]+(?:本(?:条例|办法|规定|法))自[0-9]{{4}}年)",
            "\n某某办法自1985年1月1日起施行。\n",
        ),
    ),
    "padded-date": more("登记应当在2024年06月18日以前完成。", "登记应当在2024年6月18日以前完成。"),
    "short-year": more(
        "登记应当在98年5月以前完成。", "登记应当在1998年5月以前完成，使用满98年的除外。"
    ),
    "document-number": more("依照某政发[2024]5号文件办理。", "依照某政发〔2024〕5号文件办理。"),
    "date-two-ways": Pair(
        Sub(
            "(?<=自)(20[0-9]{2})(?=年)",
            lambda h: h.group().translate(_HAN_YEAR),
            lacks="[一二][〇○零一九]",
            needs="(?:19|20)[0-9]{2}年[^$]*(?:19|20)[0-9]{2}年",
        ),
        Sub("(?<=自)(20[0-9]{2})(?=年)", "2049", lacks="[一二][〇○零一九]"),
    ),
    "no-validity": Pair(
        Append("第九百条　其他事项另行规定。", lacks="有效期|有效至|失效|试行|废止|^附"),
        Append("第九百条　本文件有效期五年。", lacks="有效期|有效至|失效|试行|废止|^附"),
        ("norm",),
    ),
    "penalty-without-duty": Pair(
        Sub(
            rf"(违反{OWN})第{N}条(?![第之至、])",
            "\\1第一条",
            needs="^第一条[ \u3000]+为了?[^\n应须]*制定本[^\n应须]*。\n第",
        ),
        Sub(rf"(违反{OWN})第{N}条(?![第之至、])", "\\1"),
    ),
    "fine-without-amount": more(
        "采摘花朵的，处以罚款。", "采摘花朵的，处以五十元罚款。", ("statute", "regulation", "norm")
    ),
    "duty-without-penalty": Pair(
        Sub(LIABLE, "\\1\n第\\2条之一　任何人不得采摘花朵。", needs=f"违反{OWN}第"),
        Sub(LIABLE, "\\1\n第\\2条之一　任何人可以观赏花朵。", needs=f"违反{OWN}第"),
        ("statute",),
    ),
    "heading-lost": Pair(
        Made(lambda text, _: indented(text, "　　")), Made(lambda text, _: indented(text, "")), ANY
    ),
    "place-left": Pair(
        Made(lambda text, _: _untitled(text, "平安南北建设")),
        Made(lambda text, _: _untitled(text, "平安校园建设")),
    ),
}


def _untitled(text: str, words: str) -> str | None:
    """Take the title away and put a sentence with ``words`` in."""
    start = re.search("^第一条", text, re.M)
    hit = re.search(STOP, text, re.M)
    if not start or not hit:
        return None
    return text[start.start() : hit.start()] + f"。纳入{words}的内容。" + text[hit.end() :]
