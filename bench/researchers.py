"""The figures of docs/researchers.md: the example is run, and they are compared or written anew.

    python -m bench.researchers ../shared/families/business-environment [--write]

Links and findings change with the program, and figures in a text do not follow. Each figure is told
here by the words around it; the command names those that are not true any more and fails, or puts
the true ones in their places. What a reader judged by eye stays as it was: read it again.
"""

import argparse
import contextlib
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duizhao
from duizhao.cli.app import run

PAGE = Path(__file__).resolve().parent.parent / "docs" / "researchers.md"
TEMPLATE = "00-state-council-2019.txt"
NAMES = {
    "beijing": "北京",
    "chongqing": "重庆",
    "dezhou": "德州",
    "guangdong": "广东",
    "henan": "河南",
    "jinan": "济南",
    "kaifeng": "开封",
    "qingdao": "青岛",
    "shandong": "山东",
    "shanghai": "上海",
    "shangqiu": "商丘",
    "yantai": "烟台",
    "yunfu": "云浮",
    "zhumadian": "驻马店",
}
REVISED = ("shanghai-2024", "beijing-2024")
# A figure and the words around it: what is written, as a pattern in which each group is a figure.
Told = tuple[str, tuple[str, ...]]


def prepare(shared: Path, place: Path) -> None:
    """Lay the texts and the list of dates as the page has them."""
    (place / "local").mkdir(parents=True)
    for path in shared.glob("*.txt"):
        shutil.copy(path, place / TEMPLATE if path.name == TEMPLATE else place / "local")
    listed = (shared / "README.md").read_text("utf-8")
    dated = re.findall(r"^\| (\S+\.txt) \|.*\((\d{4}-\d\d-\d\d)\)", listed, re.M)
    rows = [f"{name},{date}\n" for name, date in dated if name != TEMPLATE]
    (place / "dates.csv").write_text("file,version\n" + "".join(rows), "utf-8")


def commands(page: str) -> list[list[str]]:
    """Return the commands of the page, without the name of the program."""
    found = re.findall(r"^    duizhao (batch .+)$", page, re.M)
    return [str(words).split() for words in found]


def table(tables: Any) -> list[str]:
    """Return the lines of the table of adoption: half of the texts beside the other half."""
    clauses = len(tables.adoption.clause.unique())
    held = tables.events[(tables.events.origin == "template") & (tables.events.event != "dropped")]
    counts = held.groupby(["date", "document"], observed=True).size()
    cells = []
    for (date, document), many in sorted(counts.items()):
        name, share = Path(document).stem, f"{100 * many / clauses:.0f}%"
        revised = " (revised)" if name in REVISED else ""
        cells.append(f"| {date} | {NAMES[name.split('-')[0]]}{revised} | {many} ({share}) |")
    half = len(cells) // 2
    return [f"{one} {other}" for one, other in zip(cells[:half], cells[half:], strict=True)]


def told(tables: Any) -> Iterator[Told]:
    """Yield the figures of the page with the words around them."""
    yield _most_and_least(tables)
    yield from _inventions(tables)
    yield from _edges(tables)
    yield from _weaker(tables)


def _most_and_least(tables: Any) -> Told:
    """Return who adopted most and least."""
    events = tables.events
    clauses = len(tables.adoption.clause.unique())
    held = events[(events.origin == "template") & (events.event != "dropped")]
    many = held.groupby("document", observed=True).size()
    most, least = many["local/chongqing-2021.txt"], many["local/yantai-2021.txt"]
    share = f"{100 * most / clauses:.0f}"
    assert most == many.max() and least == many.min(), "the summary names other texts"
    shown = (str(clauses), str(most), share, str(least))
    return r"重庆 2021（(\d+) 个条款中 (\d+) 个，\n?(\d+)%），最少烟台 2021（(\d+) 个）", shown


def _inventions(tables: Any) -> Iterator[Told]:
    """Yield who had shared additions first."""
    events, additions = tables.events, tables.additions
    first = events[(events.origin == "local") & (events.order == 1)]
    firsts = first.groupby("document", observed=True).size()
    two, three, four, five = (
        int(firsts[f"local/{name}.txt"])
        for name in ("beijing-2020", "shanghai-2020", "henan-2020", "shandong-2020")
    )
    wide, whole = int((additions.regions >= 2).sum()), len(additions)
    assert sorted(firsts)[-4:] == sorted((two, three, four, five)), "others invent more"
    yield (
        r"新增规定 (\d+) 项为两份以上文本共有，其中 (\d+) 项跨地区；"
        r"北京 2020、上海 2020 最早写入 (\d+) 项",
        (str(whole), str(wide), str(two + three)),
    )
    rest = int(firsts.sum()) - two - three - four - five
    yield (
        r"(\d+) rules that the template lacks stand in two texts or more\. 北京 2020 is "
        r"the first of these texts in (\d+), 上海 2020 in (\d+), 河南 in\s+(\d+), 山东 in (\d+), "
        r"all others in (\d+)\.",
        tuple(map(str, (whole, two, three, four, five, rest))),
    )
    yield r"(\d+) of them stand in two regions or more", (str(wide),)


def _edges(tables: Any) -> Iterator[Told]:
    """Yield who copied from whom."""
    lineage = tables.lineage
    edges = {Path(row.document).stem: row for row in lineage.itertuples()}
    two = [edges[name] for name in REVISED]
    supports = tuple(f"{row.support:.2f}"[1:] for row in two)
    yield r"上海 2024 出自上海 2020（支持率 (\.\d+)），北京 2024 出自北京 2020（(\.\d+)）", supports
    figures = [
        value
        for row, sure in zip(two, supports, strict=True)
        for value in (sure, str(row.shared), str(row.against))
    ]
    yield (
        r"上海 2024 from 上海 2020 \(support (\.\d+); (\d+) columns for it, (\d+) against\) and "
        r"北京 2024 from 北京 2020 \((\.\d+); (\d+) against\s(\d+)\)",
        tuple(figures),
    )
    others = lineage[lineage.parent == "(template)"]
    assert len(others) == len(lineage) - len(REVISED), "the tree has other edges"
    yield r"\(support (\.\d+) and more\)", (f"{int(100 * others.support.min()) / 100:.2f}"[1:],)
    near = edges["chongqing-2021"]
    assert near.nearest == "local/shanghai-2020.txt", "重庆 is nearest to another text"
    yield r"重庆 has (\d+)% of itself in 上海 2020", (f"{100 * near.nearest_share:.0f}",)


def _nearer(tables: Any) -> Told:
    """Return how many clauses of two cities are nearer to their province and to the state."""
    held = tables.sources[tables.sources.age == "younger"]
    counts = held.groupby(["document", "template"], observed=True).size()
    order = (
        counts[f"local/{city}.txt", template]
        for city in ("kaifeng-2022", "zhumadian-2021")
        for template in ("local/henan-2020.txt", TEMPLATE)
    )
    words = r"开封 in (\d+) clauses and to the state in (\d+), 驻马店 in (\d+) and (\d+)\."
    return words, tuple(map(str, order))


def _weaker(tables: Any) -> Iterator[Told]:
    """Yield how many findings point which way."""
    ways = tables.findings.direction.value_counts()
    weaker = int(ways["loosened"] + ways["lighter"])
    stronger = int(ways["tightened"] + ways["heavier"])
    yield r"放宽、减轻的提示 (\d+) 条，收紧、加重 (\d+) 条", (str(weaker), str(stronger))
    yield (
        r"(\d+) findings say looser or lighter, (\d+) tighter or heavier, ([\d,]+) new",
        (str(weaker), str(stronger), f"{ways['new']:,}"),
    )


def corrected(page: str, tables: Any, province: Any) -> str:
    """Return the page with true figures. Raises ValueError when words around one are not there.

    ``province`` are the tables of two cities beside their province and the state.
    """
    start = page.index("\n|---|---|---|---|---|---|---|\n") + 31
    end = page.index("\n\n", start)
    page = page[:start] + "\n".join(table(tables)) + page[end:]
    for pattern, figures in (*told(tables), _nearer(province)):
        hit = re.search(pattern, page)
        if not hit:
            raise ValueError(f"not on the page: {pattern}")
        for group in range(len(figures), 0, -1):
            page = page[: hit.start(group)] + figures[group - 1] + page[hit.end(group) :]
    return page


def main() -> None:
    """Compare the figures or write them; exit 1 when some are not true."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    page = PAGE.read_text("utf-8")
    with TemporaryDirectory() as folder:
        prepare(options.shared.resolve(), Path(folder))
        with contextlib.chdir(folder):
            if any(run(words) for words in commands(page)):
                sys.exit("a command of the page fails")
            made = corrected(page, duizhao.open("results"), duizhao.open("henan"))
    old, new = page.splitlines(), made.splitlines()
    for one, other in zip(old, new, strict=True):
        if one != other:
            print(f"- {one}\n+ {other}")
    if options.write:
        PAGE.write_text(made, "utf-8")
    sys.exit(made != page and not options.write)


if __name__ == "__main__":
    main()
