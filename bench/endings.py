"""Texts that break off: alarms on real texts to be read one by one, and cuts that are found.

    python -m bench.endings SHARED [--texts N] [--seed N]

Texts of ``SHARED/corpus`` are drawn at random. Of each that raises an alarm its end is printed: a
reader says whether it is whole. The others are cut, once before an article and once inside a
sentence, anywhere behind the eighth article (a text with fewer: in its second half, inside a
sentence only), and the share of the cuts that are told is printed.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from duizhao.corpus.load import load
from duizhao.corpus.model import Document, Level, Source
from duizhao.corpus.parse import parse

# A rule of so many articles shows whether it closes; shorter ones are not asked.
FIRST = 8
SHOWN = 60


def main() -> None:
    """Print the alarms and the shares."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--texts", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = Random(options.seed)
    paths = sorted((options.shared / "corpus").rglob("*.txt"))
    alarms, made, found = 0, Counter[str](), Counter[str]()
    for path in rng.sample(paths, options.texts):
        document = load(path)
        if document.breaks_off:
            alarms += 1
            end = " ".join(document.text[-2 * SHOWN :].split())[-SHOWN:]
            print(f"{path.relative_to(options.shared)}: {', '.join(document.breaks_off)}: …{end}")
            continue
        for how, text in cuts(document, rng):
            made[how] += 1
            found[how] += bool(parse(Source(document.path, "", text, "text")).breaks_off)
    print(f"{options.texts} texts, {alarms} alarms")
    for how, many in sorted(made.items()):
        print(f"cut {how}: {many}, told {found[how] / many:.3f}")


def cuts(document: Document, rng: Random) -> Iterator[tuple[str, str]]:
    """Yield how a text was cut, and what is left of it."""
    text = document.text
    articles = [n.span.start for n in document.nodes if n.level is Level.ARTICLE]
    inside = range(len(text) // 2, len(text) - 1)
    if len(articles) > FIRST + 1:
        inside = range(articles[FIRST], articles[-1])
        yield "before an article", text[: rng.choice(articles[FIRST + 1 :])]
    letters = [at for at in inside if text[at - 1 : at + 1].isalpha()]
    if letters:
        yield "inside a sentence", text[: rng.choice(letters)]


if __name__ == "__main__":
    main()
