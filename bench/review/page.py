"""Wrong links of a real pair put right on the page, by a scripted person in Chromium.

    python -m bench.review.page [--shared DIR] [--pair p12] [--links 20] [--reading 3.0]

The clauses of which the program says something else than the reader of the pair are looked up in
the text on the page; the person reads for some seconds, sets the ticks (or types the number where
the card does not offer the clause), and answers by Enter. Printed are the seconds of each answer,
those in which nothing but the machine worked, and how many of the clauses are right at the end,
in the file that was written.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from duizhao.alignment.model import DEFAULTS
from duizhao.corpus.limits import LIMITS
from duizhao.corpus.load import load
from duizhao.runs.review.desk import Desk
from duizhao.runs.review.file import read_entries
from duizhao.runs.review.house import House
from duizhao.runs.review.model import Texts
from playwright.sync_api import Page, sync_playwright

from bench.accuracy import load_scorer
from bench.alignments import RANDOM, Alignment, alignments
from bench.review.__main__ import ROOT, truth
from bench.review.serving import address_of

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def wrong(desk: Desk, right: frozenset[tuple[int, int]]) -> list[tuple[int, set[int]]]:
    """Return the clauses of the variant with other links than the reader's, and the right ones."""
    wanted: dict[int, set[int]] = defaultdict(set)
    for t, v in right:
        wanted[v].add(t)
    clauses = desk.texts.variant.clauses
    return [(v, wanted[v]) for v in clauses if set(desk.found.partners((1, v))) != wanted[v]]


def put_right(page: Page, desk: Desk, clause: int, partners: set[int], reading: float) -> None:
    """Answer one clause as a person does."""
    page.locator(f"#text1 [data-node='{clause}']").dblclick()
    page.wait_for_selector(f".asked[data-side='1'][data-node='{clause}']")
    time.sleep(reading)
    offered = {
        int(one.get_attribute("value") or -1): at
        for at, one in enumerate(page.locator(".option input").all(), 1)
    }
    ticked = {
        int(one.get_attribute("value") or -1) for one in page.locator(".option input:checked").all()
    }
    for node in sorted((ticked ^ partners) & offered.keys(), key=offered.__getitem__):
        page.keyboard.press(str(offered[node]))
    for node in sorted(partners - offered.keys()):
        page.keyboard.press("g")
        page.keyboard.type(desk.texts.template.nodes[node].locator)
        page.keyboard.press("Enter")
        page.evaluate("document.activeElement.blur()")
    step = page.evaluate("Number(document.body.dataset.step)")
    page.keyboard.press("Enter")
    page.wait_for_function("step => Number(document.body.dataset.step) > step", arg=step)


def worked(pair: Alignment, many: int, reading: float, folder: Path) -> None:
    """Open the page of a pair, put links right, and print what was measured."""
    for path in (pair.template, pair.variant):
        shutil.copy(path, folder)
    paths = [folder / path.name for path in (pair.template, pair.variant)]
    with House(LIMITS, "zh", DEFAULTS, folder) as house:
        number = house.open(paths[0], paths[1])
        desk = house.desks[number]
        right = truth(desk.texts, pair.gold, load_scorer(ROOT.parent / "shared"))
        todo = wrong(desk, right)[:many]
        print(f"{pair.name}: {len(todo)} clauses to put right")
        address = address_of(house, number)
        began = time.perf_counter()
        spent = _answers(address, desk, todo, reading)
        whole = time.perf_counter() - began
        path = desk.path
        assert path is not None
        again = Desk(Texts(*desk.texts), read_entries(path, LIMITS))
        kept = sum(set(again.found.partners((1, v))) >= partners for v, partners in todo)
        exact = sum(set(again.found.partners((1, v))) == partners for v, partners in todo)
    print("seconds:", " ".join(f"{one:.1f}" for one in spent))
    print(f"{whole:.0f} s in all, {whole - reading * len(todo):.0f} s without the reading")
    print(f"right in the file: {exact} of {len(todo)} exactly, {kept} with all of their links")


def _answers(
    address: str, desk: Desk, todo: list[tuple[int, set[int]]], reading: float
) -> list[float]:
    """Return the seconds of each answer."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        sys.exit("needs a system browser: apt-get install chromium")
    spent = []
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = opened.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        page.wait_for_selector("body[data-ready]")
        for clause, partners in todo:
            began = time.perf_counter()
            put_right(page, desk, clause, partners, reading)
            spent.append(time.perf_counter() - began)
        opened.close()
    return spent


def main() -> None:
    """Print the times of one pair: the named one, else the first with wrong links enough."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--pair", default="")
    parser.add_argument("--links", type=int, default=20)
    parser.add_argument("--reading", type=float, default=3.0, help="seconds of reading each")
    options = parser.parse_args()
    if not (options.shared / "gold").is_dir():
        sys.exit(f"no hand-made alignments in {options.shared}; name their folder with --shared")
    score = load_scorer(options.shared)
    for pair in alignments(options.shared, RANDOM):
        if options.pair not in ("", pair.name):
            continue
        texts = Texts(load(pair.template), load(pair.variant))
        if options.pair or len(wrong(Desk(texts), truth(texts, pair.gold, score))) >= options.links:
            with tempfile.TemporaryDirectory() as scratch:
                worked(pair, options.links, options.reading, Path(scratch))
            return
    sys.exit("no pair has so many wrong links")


if __name__ == "__main__":
    main()
