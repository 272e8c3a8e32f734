"""Redlines made for tests, and how to look into them; both texts come back or none is made."""

import io
import re
import zipfile

from duizhao.alignment.compare import compare
from duizhao.alignment.model import Settings
from duizhao.corpus.load import load
from duizhao.corpus.reading.read import read
from duizhao.report.redline.plan.model import Options
from duizhao.report.redline.write import redline
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEMPLATE = (
    "校园食堂管理办法\n第一章　总则\n第一条　学校应当建立食堂留样制度，每餐留样。\n"
    "第二条　食堂应当公示每周菜单、价格和食材来源。\n第三条　家长可以到校陪餐并提出意见。\n"
)
VARIANT = (
    "青澜市校园食堂管理规定\n第一章　总则\n第一条　学校应当建立食堂留样制度，每餐留样四十八小时。\n"
    "第二条　学校食堂由校长负责。\n第三条　食堂可以公示每周菜单、价格和食材来源。\n"
)


def squeezed(text):
    return [re.sub(r"\s", "", line) for line in text.splitlines() if line.strip()]


def pair_maker(tmp_path):
    """Return what writes two texts (str as .txt, bytes as .docx) and makes their redline."""

    def maker(template, variant, tracked="accepted", **options):
        files = []
        for name, text in (("a", template), ("b", variant)):
            file = tmp_path / f"{name}{'.txt' if isinstance(text, str) else '.docx'}"
            file.write_bytes(text.encode() if isinstance(text, str) else text)
            files.append(file)
        texts = [load(file, tracked=tracked) for file in files]
        comparison = compare(*texts, Settings(tracked=tracked))
        made = redline(comparison, Options(**options))
        report = tmp_path / "redline.docx"
        report.write_bytes(made.data)
        assert squeezed(read(report, "original").text) == squeezed(comparison.template.text)
        assert squeezed(read(report).text) == squeezed(comparison.variant.text)
        return made

    return maker


def main(made):
    return opened(made, "word/document.xml")


def opened(made, part):
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(made.data)).read(part))


def said(made):
    """The comments, each as its paragraphs."""
    root = opened(made, "word/comments.xml")
    return ["\n".join("".join(q.itertext()) for q in c) for c in root]


def texts(root, tag):
    return ["".join(found.itertext()) for found in root.iter(W + tag)]
