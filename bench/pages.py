"""How soon the pages open in a browser: a pair of 500 articles, a batch of 1,000 variants.

    python -m bench.pages [--articles 500] [--variants 1000] [--distinct 10] [--runs 3]

Invented regulations of 100 articles and their mutations, in headless Chromium. Seconds are those
of the processor that the page's own thread takes until all is loaded, the least of some runs; on
an idle machine that is what a reader waits.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.invent import regulation

if TYPE_CHECKING:
    from duizhao.alignment.model import Comparison
    from playwright.sync_api import Browser

MOST = 2.0
ARTICLES = 100


def pair_page(folder: Path, articles: int) -> Path:
    """Write the page of a regulation of so many articles and a mutation of it."""
    from duizhao.report.html.write import comparison_html
    from duizhao.report.words.layout import Layout

    made = comparison(regulation(articles), 1)
    path = folder / "pair.html"
    path.write_text(comparison_html(made, Layout.IMPLEMENTATION, "zh"), encoding="utf-8")
    return path


def comparison(text: str, seed: int) -> "Comparison":
    """Return a regulation compared with a mutation of it."""
    from duizhao.alignment.compare import compare
    from duizhao.corpus.model import Source
    from duizhao.corpus.parse import parse

    from bench.mutate.variant import Operation, mutate

    old = parse(Source("template.txt", "", text, "text"))
    local = (Operation.SUBSTITUTE, Operation.DROP, Operation.SPLIT, Operation.REWORD)
    return compare(old, parse(Source("v.txt", "", mutate(old, seed, local).text, "text")))


def batch_page(folder: Path, variants: int, distinct: int, *, pages: bool) -> Path:
    """Write the page of a batch; beyond ``distinct`` the texts differ in their names."""
    from duizhao.report.batch.page.answers import answer_rows
    from duizhao.report.batch.page.survey_file import write_survey
    from duizhao.report.batch.rows.comparison import comparison_rows
    from duizhao.report.batch.shard import shard

    made = [comparison(regulation(ARTICLES), seed) for seed in range(1, distinct + 1)]
    for number, one in enumerate(made):
        rows = [*comparison_rows(one), *answer_rows(one)]
        (folder / f"{number}.jsonl").write_bytes(shard(rows))
    names = {f"{n:05}.txt": folder / f"{n % distinct}.jsonl" for n in range(variants)}
    links = {name: f"pages/{name}.html" for name in names} if pages else {}
    write_survey(folder, made[0].template, names, links, {}, (), "zh")
    return (folder / "index.html").rename(folder / f"{'pages' if pages else 'words'}.html")


def seconds(browser: "Browser", path: Path, runs: int) -> float:
    """Return the least seconds of the processor that the page takes to open."""
    took = []
    for _ in range(runs):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(path.as_uri())
        told = session.send("Performance.getMetrics")["metrics"]
        took.append(next(one["value"] for one in told if one["name"] == "TaskDuration"))
        context.close()
    return min(took)


def main() -> None:
    """Print the table; exit 1 when a page takes too long."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--variants", type=int, default=1000)
    parser.add_argument("--distinct", type=int, default=10, help="texts made; others repeat them")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    from duizhao.tests.support.browser import chromium

    held = []
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        shape = options.variants, options.distinct
        for what, path in (
            (f"a pair of {options.articles} articles", pair_page(folder, options.articles)),
            (f"{options.variants} variants", batch_page(folder, *shape, pages=False)),
            (f"{options.variants} variants, --pages", batch_page(folder, *shape, pages=True)),
        ):
            took = seconds(browser, path, options.runs)
            held.append(took <= MOST)
            size = path.stat().st_size / 1e6
            print(f"  {what:28} {size:6.1f} MB  {took:5.2f} s  (target ≤ {MOST:g})", flush=True)
    sys.exit(not all(held))


if __name__ == "__main__":
    main()
