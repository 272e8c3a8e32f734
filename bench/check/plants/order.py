"""Plants of numbering, enumerations, references and structure."""

import re
from random import Random

from duizhao.corpus.structure.numerals import read_numeral, write_han

from ..model import Append, Made, Pair, Sub

N = "[一二三四五六七八九十百零]+"
ART = rf"^第{N}条[ \u3000]"
OWN = "本(?:条例|办法|规定|法)"
# An article of the text itself, cited without a part of it, one behind it or a range.
CITED = rf"({OWN}第{N}条)(?![第之至、])"
REST = r"(?:\n（[二三四五六七八九十]+）[^\n]*)"
INSERTED = "\\1\n第\\2条之一　其他情形由有关机关处理。"
ANY = ("statute", "regulation", "norm", "official", "other")
# A whole article between two others, whatever stands in it.
WHOLE = rf"\n第{N}条[ \u3000][^\n]*(?:\n(?!第{N}[章节条编])[^\n]+)*(?=\n第{N}条)"


def _count(hit: re.Match[str], by: int) -> str:
    return write_han(max(1, read_numeral(hit["n"]) + by))


def swap_labels(text: str, rng: Random) -> str | None:
    """Exchange the numbers of two articles that follow each other."""
    hits = list(re.finditer(rf"^第(?P<n>{N})条(?=[ \u3000])", text, re.M))
    if len(hits) < 6:
        return None
    at = rng.randrange(2, len(hits) - 2)
    one, other = hits[at], hits[at + 1]
    middle = text[one.end() : other.start()]
    return text[: one.start()] + other.group() + middle + one.group() + text[other.end() :]


def one_chapter(text: str, _rng: Random) -> str | None:
    """Leave the first chapter heading only."""
    return _fewer_chapters(text, 1)


def two_chapters(text: str, _rng: Random) -> str | None:
    """Leave two chapter headings."""
    return _fewer_chapters(text, 2)


def _fewer_chapters(text: str, keep: int) -> str | None:
    hits = list(re.finditer(rf"^第{N}章[^\n]*\n", text, re.M))
    if len(hits) < 3 or re.search(f"^第{N}节", text, re.M) or re.search("^目\\s*录", text, re.M):
        return None
    for hit in reversed(hits[keep:]):
        text = text[: hit.start()] + text[hit.end() :]
    return text


def chapter_name(text: str, name: str, at: int) -> str | None:
    """Give the chapter at ``at`` (0 is the first) the title of chapter ``name`` or that name."""
    hits = list(re.finditer(rf"^(第{N}章)([ \u3000]+)([^\n]+)$", text, re.M))
    if len(hits) < 5 or re.search("^目\\s*录", text, re.M):
        return None
    hit = hits[at]
    words = hits[int(name)][3] if name.isdecimal() else name
    return text[: hit.start()] + hit[1] + hit[2] + words + text[hit.end() :]


def contents(text: str, rng: Random, *, wrong: bool) -> str | None:
    """Put contents before the first chapter, one line of them wrong or none."""
    hits = list(re.finditer(rf"^第{N}章[ \u3000]+[^\n]+$", text, re.M))
    if len(hits) < 4 or re.search("^目\\s*录", text, re.M) or re.search(f"^第{N}节", text, re.M):
        return None
    lines = [hit.group() for hit in hits]
    if wrong:
        at = rng.randrange(1, len(lines) - 1)
        lines[at] = f"第{write_han(at + 1)}章　花木的移栽和修剪"
    at = hits[0].start()
    return text[:at] + "目录\n" + "\n".join(lines) + "\n" + text[at:]


def captions(text: str, rng: Random, *, gaps: int) -> str | None:
    """Give every article a caption, but ``gaps`` of them."""
    hits = list(re.finditer(rf"^第{N}条[ \u3000]+(?=[^\n【（(])", text, re.M))
    if len(hits) < 10 or "【" in text:
        return None
    bare = set(rng.sample(range(1, len(hits)), gaps))
    for at in reversed(range(len(hits))):
        if at not in bare:
            end = hits[at].end()
            text = text[:end].rstrip() + f"【事项{write_han(at + 1)}】" + " " + text[end:]
    return text


def late_item(text: str, _rng: Random) -> str | None:
    """Move the last member of an enumeration, 其他…, before the one ahead of it."""
    hit = re.search(
        rf"\n（(?P<a>{N})）(?P<x>(?![^\n]*其他)[^\n]*)；\n（(?P<b>{N})）"
        r"(?P<y>法律、法规规定的其他(?:情形|行为|职责|条件|事项))。",
        text,
    )
    if not hit:
        return None
    put = f"\n（{hit['a']}）{hit['y']}；\n（{hit['b']}）{hit['x']}。"
    return text[: hit.start()] + put + text[hit.end() :]


def self_cited(text: str, rng: Random, *, own: bool) -> str | None:
    """Let an article cite itself, or the one before it, by its number."""
    kind = re.search("制定(本(?:条例|办法|规定|法))", text)
    hits = list(re.finditer(rf"^第(?P<n>{N})条[ \u3000][^\n]*?。", text, re.M))
    if not kind or len(hits) < 8:
        return None
    hit = hits[rng.randrange(3, len(hits) - 1)]
    number = _count(hit, 0 if own else -1)
    put = f"依照{kind[1]}第{number}条规定办理的，应当公开。"
    return text[: hit.end()] + put + text[hit.end() :]


SKIPPED = (
    "九十、登记\n{0}第一种情形应当登记。\n{1}第二种情形应当登记。\n"
    "九十一、公开\n（一）第一种情形应当公开。\n（二）第二种情形应当公开。"
)


BY_HEADING = (
    "九十、登记\n{0}第一种情形应当登记。\n{1}第二种情形应当登记。\n"
    "九十一、公开\n{0}第一种情形应当公开。\n{1}第二种情形应当公开。"
)


def annexed(text: str, _rng: Random) -> str | None:
    """Name an annex in the text and put it behind."""
    hit = re.search("(?<=[一-鿿]{4})。$", text, re.M)
    if not hit or "附" in text:
        return None
    named = text[: hit.start()] + "，表样见附件1" + text[hit.start() :].rstrip()
    return named + "\n附件1：登记表\n表样一份。\n"


PLANTS = {
    "number-missing": Pair(
        Sub(WHOLE, "", anywhere=True),
        Sub(
            rf"(\n第({N})条[ \u3000][^\n]*)(?=\n第{N}条)",
            INSERTED,
        ),
    ),
    "article-sequence": Pair(
        Sub(WHOLE, "", anywhere=True),
        Sub(rf"(\n第({N})条[ \u3000][^\n]*)(?=\n第{N}条)", INSERTED),
    ),
    "number-twice": Pair(
        Sub(rf"^第(?P<n>{N})条(?=[ \u3000])", lambda h: f"第{_count(h, -1)}条", anywhere=True),
        Sub(
            rf"(\n第({N})条[ \u3000][^\n]*)(?=\n第{N}条)",
            INSERTED,
        ),
    ),
    "number-order": Pair(
        Made(swap_labels),
        Sub(
            rf"(\n第({N})条[ \u3000][^\n]*)(?=\n第{N}条)",
            INSERTED,
        ),
    ),
    "number-restarts": Pair(
        Sub("\n（三）([^\n]*)\n（四）([^\n]*)(?=\n第)", "\n（一）\\1\n（二）\\2"),
        Sub(
            "\n（三）([^\n]*)\n（四）([^\n]*)(?=\n第)", "\n有下列情形之一的：\n（一）\\1\n（二）\\2"
        ),
    ),
    "label-style": Pair(
        Sub("\n（三）(?=[^\n]*\n（四）)", "\n（3）"),
        Sub("(\n（二）[^\n；：]*)；(?=\n（三）)", "\\1：\n1.第一种；\n2.第二种；"),
    ),
    "starts-late": Pair(
        Sub("(：)\n（一）[^\n]*(?=\n（二）)", "\\1"),
        Sub("(：)\n（一）(?=[^\n]*\n（二）)", "\\1（一）"),
    ),
    "arabic-article": Pair(
        Sub(rf"^第(?P<n>{N})条(?=[ \u3000])", lambda h: f"第{read_numeral(h['n'])}条"),
        Sub(rf"({OWN})第(?P<n>{N})条", lambda h: f"{h[1]}第{read_numeral(h['n'])}条"),
    ),
    "numbered-paragraph": Pair(
        Sub(
            rf"({ART}[^\n]*)\n(?!第{N}|[（(0-9])([^\n]+)\n(?!第{N}|[（(0-9])([^\n]+)(?=\n第)",
            "\\1\n1. \\2\n2. \\3",
        ),
        Sub("(\n（二）[^\n；：]*)；(?=\n（三）)", "\\1：\n1. 第一种；\n2. 第二种；"),
    ),
    "doubled-label": Pair(
        Sub(rf"^(第{N}条)([ \u3000]+)", "\\1\\2\\1\\2"),
        Sub(rf"^(第{N}条[ \u3000]+)", "\\1第一条所称范围由有关机关划定。"),
    ),
    "annex-order": Pair(
        Append("附件1：登记表\n表样一份。\n附件3：汇总表\n表样一份。", lacks="^附"),
        Append("附件1：登记表\n表样一份。\n附件2：汇总表\n表样一份。", lacks="^附"),
    ),
    "level-skipped": Pair(
        Append(SKIPPED.format("1.", "2."), lacks="^附|^第[一二]条"),
        Append(SKIPPED.format("（一）", "（二）"), lacks="^附|^第[一二]条"),
        ("official", "norm", "other"),
    ),
    "numbers-by-heading": Pair(
        Append(BY_HEADING.format("1.", "2."), lacks="^附|^第[一二]条|^1[.．]"),
        Append(BY_HEADING.format("（一）", "（二）"), lacks="^附|^第[一二]条|^1[.．]"),
        ("official", "norm", "other"),
    ),
    "lone-item": Pair(
        Sub(rf"(：\n（一）[^\n]*?)[；;]?{REST}+(?=\n第)", "\\1。"),
        Sub(rf"(：\n（一）[^\n]*\n（二）[^\n]*){REST}+(?=\n第)", "\\1"),
    ),
    "items-missing": Pair(
        Sub(rf"(下列[^\n，。；：]{{0,20}}：)\n（一）[^\n]*{REST}+(?=\n第)", "\\1"),
        Sub(
            rf"(下列[^\n，。；：]{{0,20}}：)\n（一）[^\n]*{REST}+(?=\n第)",
            "\\1\n未登记的情形；\n未公开的情形。",
        ),
    ),
    "lead-without-colon": Pair(
        Sub("(下列[^\n：。；]{1,30})：(?=\n（一）)", "\\1。"),
        Sub("(下列[^\n：。；]{1,30})：(?=\n（一）)", "\\1，包括："),
    ),
    "other-not-last": Pair(
        Made(late_item),
        Sub("\n（一）[^\n]*；(?=\n（二）)", "\n（一）其他机关移送办理的；"),
    ),
    "last-item-mark": Pair(
        Sub("(\n（[二三四五六七八九]）[^\n。]*)。(?=\n第)", "\\1；"),
        Sub("(\n（二）[^\n；：]*)；(?=\n（三）)", "\\1：\n1.第一种；\n2.第二种；"),
    ),
    "item-mark": Pair(
        Sub("(\n（二）[^\n。；]*)；(?=\n（三）[^\n。；]*；\n（四）[^\n。；]*[；。])", "\\1。"),
        Sub("(\n（二）[^\n。；]*)；(?=\n（三）[^\n。；]*；\n（四）)", "\\1。已经改正的除外；"),
    ),
    "reference-dangling": Pair(
        Sub(rf"({OWN})第{N}条", "\\1第九百九十条"),
        Sub(rf"{OWN}第{N}条", "《中华人民共和国某某法》第九百九十条"),
    ),
    "reference-part": Pair(
        Sub(rf"({OWN}第{N}条)(?![第之至])", "\\1第九款"),
        Sub(rf"({OWN}第{N}条)(?![第之至])", "\\1第一款"),
    ),
    "reference-self": Pair(
        Made(lambda text, rng: self_cited(text, rng, own=True)),
        Made(lambda text, rng: self_cited(text, rng, own=False)),
    ),
    "reference-before": Pair(
        Sub(rf"(\n第{N}条[ \u3000]+)(?=[一-鿿])", "\\1前款规定的情形应当公开。"),
        Sub(rf"({ART}[^\n]*\n)(?!第{N}|[（(])", "\\1前款规定的情形应当公开。"),
    ),
    "bracketed-paragraph": Pair(
        Sub(CITED, "\\1第（一）款"),
        Sub(CITED, "\\1第（一）项"),
    ),
    "reference-order": Pair(
        Sub(rf"({OWN})(第{N}条)(?![第之至、])", "\\1第一款\\2"),
        Sub(rf"({OWN})(第{N}条)(?![第之至、])", "\\1\\2第一款"),
    ),
    "reference-range": Pair(
        Sub(rf"({OWN}第(?:[三四五六七八九]|[二三四五六]十{N}?)条)(?![第之至、])", "\\1至第二条"),
        Sub(
            rf"({OWN})(第(?:[三四五六七八九]|[二三四五六]十{N}?)条)(?![第之至、])", "\\1第二条至\\2"
        ),
    ),
    "chapter-dangling": Pair(
        Sub(rf"({OWN})第{N}条(?![第之至、])", "\\1第九十章"),
        Sub(rf"{OWN}第{N}条(?![第之至、])", "《中华人民共和国某某法》第九十章"),
    ),
    "annex-missing": Pair(
        Sub("(?<=[一-鿿]{4})。$", "，范围见附件9。", lacks="^附"),
        Sub("(?<=[一-鿿]{4})。$", "，附件应当齐全。", lacks="^附"),
    ),
    "annex-uncited": Pair(
        Append("附件1：登记表\n表样一份。", lacks="附"),
        Made(annexed),
    ),
    "law-unmarked": Pair(
        Sub("《(中华人民共和国[^》〈]{2,12}法)》", "\\1"),
        Sub("《中华人民共和国([^》〈]{2,12}法)》", "\\1"),
    ),
    "item-two-ways": Pair(
        Sub(CITED, "\\1第一项、第（二）项", lacks=f"第（{N}）项"),
        Sub(CITED, "\\1第一项、第二项", lacks=f"第（{N}）项"),
    ),
    "chapter-empty": Pair(
        Sub(rf"^(第{N}章[ \u3000])", "第九十章　花木的移栽\n\\1", lacks="^目\\s*录"),
        Sub(
            rf"^(第{N}章[^\n]*)\n(?=第{N}条)",
            "\\1\n第一节　花木的移栽\n",
            lacks=f"^目\\s*录|^第{N}节",
        ),
    ),
    "single-chapter": Pair(Made(one_chapter), Made(two_chapters)),
    "chapter-title-twice": Pair(
        Made(lambda text, _: chapter_name(text, "1", 2)),
        Made(lambda text, _: chapter_name(text, "花木的移栽", 2)),
    ),
    "chapter-order": Pair(
        Made(lambda text, _: chapter_name(text, "附则", 1)),
        Made(lambda text, _: chapter_name(text, "附属设施", 1)),
    ),
    "contents-differ": Pair(
        Made(lambda text, rng: contents(text, rng, wrong=True)),
        Made(lambda text, rng: contents(text, rng, wrong=False)),
    ),
    "caption-missing": Pair(
        Made(lambda text, rng: captions(text, rng, gaps=1)),
        Made(lambda text, rng: captions(text, rng, gaps=0)),
    ),
    "empty-clause": Pair(
        Sub(rf"^(第{N}条)[ \u3000][^\n]*(?=\n第{N}条)", "\\1"),
        Sub(rf"^(第{N}条)[ \u3000][^\n]*(?=\n第{N}条)", "\\1（删去）"),
    ),
    "clause-twice": Pair(
        Sub(rf"\n(?!第{N}|[（(])([一-鿿][^\n]{{40,}}。)(?=\n第)", "\n\\1\n\\1"),
        Sub(rf"\n(?!第{N}|[（(])([一-鿿][^\n]{{40,}}。)(?=\n第)", "\n\\1\n其他情形也应当公开。"),
    ),
    "sentence-broken": Pair(
        Sub(r"(?<=\n)([一-鿿][^\n]{50,}[一-鿿]{3})([一-鿿]{3}[^\n]{10,}。)$", "\\1\n\\2"),
        Sub(r"(?<=\n)([一-鿿][^\n]{50,}。)([一-鿿]{3}[^\n]{10,}。)$", "\\1\n\\2"),
    ),
    "title-missing": Pair(
        Sub(r"\A[^\n]+(?:条例|办法|规定|法)\n(?:[（(0-9][^\n]*\n)*", "", anywhere=True),
        Sub(r"\A([^\n]+(?:条例|办法|规定|法)\n)(?:[（(0-9][^\n]*\n)*", "\\1", anywhere=True),
    ),
    "title-run-in": Pair(
        Sub(
            rf"\A([^\n，]+?(?:条例|办法|规定))\n(?:(?!第{N})[^\n]*\n)*"
            rf"(?:第{N}章[^\n]*\n)?第一条[ \u3000]+为了?",
            "\\1切实",
            anywhere=True,
        ),
        Sub(r"\A([^\n，]+?(?:条例|办法|规定))\n", "\\1\n", anywhere=True),
    ),
    "site-line": Pair(
        Sub(r"\A", "【篇一】规章制度范文\n"),
        Sub(r"\A", "某某市人民代表大会常务委员会公告\n"),
    ),
    "site-trailer": Pair(
        Append("推荐度:\n点击下载文档"),
        Append("附件：登记表"),
    ),
    "no-chapters": Pair(
        Sub(
            r"\A(?:.|\n)*\Z",
            lambda h: re.sub(f"^第{N}[章节][^\n]*\n", "", h.group(), flags=re.M),
            needs=f"^第{N}章",
            lacks="^目\\s*录",
        ),
        Sub(r"\A", ""),
        ("statute",),
    ),
    "no-purpose": Pair(
        Sub(r"^(第一条[ \u3000]+)[^\n]*", "\\1本市行政区域内的活动应当公开。"),
        Sub(r"^(第一条[ \u3000]+)[^\n]*", "\\1为了公开有关活动，作出以下规范。"),
        ("statute", "regulation"),
    ),
}
