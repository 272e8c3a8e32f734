"""Invented documents that hold all that is compared: notes, captions, lists, tables, signatures."""

from collections.abc import Iterator
from random import Random

from duizhao.corpus.model import Document, Source
from duizhao.corpus.parse import parse
from duizhao.corpus.structure.numerals import write_han

from bench.invent import regulation

_CAPTIONS = ("立法目的", "适用范围", "职责分工", "经费保障", "信息公开", "监督检查", "资料管理")
_ACTS = ("无证经营", "逾期未报", "超出范围", "拒绝检查", "损坏标志", "伪造凭证", "擅自停业")
_GRADES = ("轻微", "一般", "严重")


def invented(seed: int) -> Document:
    """Return an invented document; those of even seeds bear captions, those of odd an annex."""
    return read(text(seed))


def read(words: str) -> Document:
    """Return a text as though it had been read from a file."""
    return parse(Source("invented.txt", "", words, "text"))


def text(seed: int) -> str:
    """Return the text of an invented document."""
    rng = Random(f"law/{seed}")
    title, *rest = regulation(rng.randint(8, 30), seed).splitlines()
    year = rng.randint(1998, 2024)
    lines = [f"某市{title}", f"（{year}年3月5日某市人民政府令第{rng.randint(20, 300)}号公布）"]
    lines += _captioned(rest, rng) if seed % 2 == 0 else rest
    lines += _cited(lines)
    lines += _annex(rng) if seed % 2 else ["某市人民政府办公室", f"{year}年3月5日"]
    return "\n".join(line for line in lines if line) + "\n"


def _captioned(lines: list[str], rng: Random) -> list[str]:
    found = []
    for line in lines:
        label, gap, words = line.partition("　")
        named = label.endswith("条") and gap
        found.append(f"{label}【{rng.choice(_CAPTIONS)}】{words}" if named else line)
    return found


def _cited(lines: list[str]) -> Iterator[str]:
    """Yield an article that cites an item and one in which two bodies act together."""
    articles = [line.partition("条")[0] + "条" for line in lines if line.startswith("第")]
    numbers = [label for label in articles if "章" not in label]
    at = next((i for i, line in enumerate(lines) if line.startswith("（三）")), -1)
    count = len(numbers)
    if at >= 0:
        holder = next(line for line in reversed(lines[:at]) if line.startswith("第"))
        label = holder.partition("条")[0] + "条"
        count += 1
        yield f"第{write_han(count)}条　违反本办法{label}第（三）项规定的，处二千元罚款。"
    yield (
        f"第{write_han(count + 1)}条　年度方案由市财政部门会同市档案管理部门编制，报送备案后公布。"
    )


def _annex(rng: Random) -> Iterator[str]:
    yield "附件一：裁量基准"
    yield "| 违法行为 | 情节 | 罚款 |"
    yield "| --- | --- | --- |"
    for act in rng.sample(_ACTS, 4):
        for grade in _GRADES:
            yield f"| {act} | {grade} | {write_han(rng.randint(2, 90))}万元 |"
