"""Laws inside six kinds of web page: is the title right, and every clause?

python -m bench.printed.pages [-n 20] [--folder FOLDER]
"""

import argparse
import html
import sys
from collections.abc import Callable
from pathlib import Path

from duizhao.corpus.parse import parse
from duizhao.corpus.reading.read import read_bytes

from .laws import CORPUS, as_document, laws, unchanged

_CRUMBS = "<div class='pos'>当前位置：<a href='/'>首页</a> &gt; <a href='/z'>政务公开</a></div>"
_NAV = "<div class='nav'><a href='/'>首页</a> <a href='/z'>政务公开</a> <a href='/h'>互动</a></div>"
_TOLD = (
    "<div class='info'>发布日期：2024-08-01 来源：市政府 浏览次数：<span>12</span> "
    "字体：【大 中 小】</div>"
)
_FOOT = (
    "<div>【打印本页】【关闭窗口】</div><div>扫一扫在手机打开当前页</div>"
    "<div class='foot'>主办：某市人民政府办公室 京ICP备00000000号</div>"
)
_TABLE = (
    "<table><tr><td>索引号：</td><td>000-1</td><td>发文机关：</td><td>某市人民政府</td></tr>"
    "<tr><td>成文日期：</td><td>2024-07-20</td><td>有效性：</td><td>有效</td></tr></table>"
)
KINDS: dict[str, Callable[[str], str]] = {
    "h1": lambda title: f"<h1>{title}</h1>",
    "h2": lambda title: f"<h2>{title}</h2>",
    "div": lambda title: f"<div class='title'>{title}</div>",
    "span": lambda title: f"<p><span class='bt'>{title}</span></p>",
    "table cell": lambda title: f"<table><tr><td align=center><b>{title}</b></td></tr></table>",
    "table and buttons": lambda title: (
        f"{_TABLE}<h1>{title} <span>有效</span><a href='#'>展开全文</a></h1>"
    ),
}


def page(kind: str, lines: list[str]) -> bytes:
    """Return a text inside a page of this kind."""
    title, *rest = (html.escape(line) for line in lines)
    body = "".join(f"<p>　　{line}</p>" for line in rest)
    head = "<head><meta charset='utf-8'><title>某市人民政府</title></head>"
    return (
        f"<!DOCTYPE html><html>{head}<body>{_NAV}{_CRUMBS}{KINDS[kind](title)}{_TOLD}"
        f"<div id='zoom'>{body}</div>{_FOOT}</body></html>"
    ).encode()


def main() -> int:
    """Print how many pages of each kind are right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=20)
    parser.add_argument("--folder", type=Path, default=CORPUS)
    given = parser.parse_args()
    texts = list(laws(given.folder, given.n))
    right = 0
    for kind in KINDS:
        good = 0
        for name, lines in texts:
            template = as_document(lines)
            read = parse(read_bytes(f"{name}.html", page(kind, lines)))
            same, of = unchanged(template, read)
            fits = read.title == template.title and same == of == len(read.clauses)
            good += fits
            if not fits:
                print(f"{kind} {name}: {same} of {of}, read {len(read.clauses)}, {read.title!r}")
        print(f"{kind:20} {good} of {len(texts)}", flush=True)
        right += good
    print(f"{right} of {len(KINDS) * len(texts)}")
    return int(right < len(KINDS) * len(texts))


if __name__ == "__main__":
    sys.exit(main())
