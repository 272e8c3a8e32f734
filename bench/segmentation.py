"""Judge the outline of the seed documents by hand-made structure and hand-listed anomalies.

    python -m bench.segmentation [FOLDER] [-v]

FOLDER holds segmentation.json and the documents (default ../shared/seeds). Prints precision and
recall of nodes (level, label, start and end all right) for each document and in all, which listed
anomalies were found as issues, how many issues answer no listed anomaly, and whether the two
compilations are cut where the single documents begin and end.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from duizhao.corpus.model import Document, Issue, Level, Node
from duizhao.corpus.parse import parse
from duizhao.corpus.splitting.split import split

from .corpus import source_of

# Which issue codes answer an anomaly; an empty tuple: nothing in one document can show it.
CODES = {
    "missing-headings": ("lost-heading",),
    "no-title": ("no-title", "title-run-in"),
    "numbering-restarts": ("numbering-restarts", "numbers-by-heading"),
    "machine-paraphrase": ("machine-paraphrase",),
    "paragraph-before-items": ("paragraph-before-items",),
    "inconsistent-mask": ("inconsistent-mask",),
    "list-inside-item": ("list-inside-item",),
    "mask-or-loss": ("masked", "lost-word"),
    "missing-article": ("missing-number",),
    "no-separator": ("no-separator",),
    "repeated-phrase": ("repeated-phrase",),
    "heading-with-full-stop": ("heading-full-stop",),
    "irregular-number": ("irregular-label",),
    "broken-paragraph": ("broken-sentence",),
    "missing-end-punctuation": ("missing-end-mark",),
    "site-heading": ("site-heading",),
    "site-trailer": ("site-trailer",),
    "ocr": (
        "suspected-misprint",
        "lost-word",
        "repeated-phrase",
        "doubled-character",
        "missing-separator",
    ),
    "inconsistent-name": ("inconsistent-name",),
    "no-chapters": ("no-chapters",),
    "fragment": ("fragment", "no-title"),
    "not-a-rule": ("not-a-rule",),
    "title-run-in": ("title-run-in",),
    "no-break-space": ("no-break-space",),
    "place-name-left": ("place-name",),
}
LEVELS = {
    Level.CHAPTER: "chapter",
    Level.ARTICLE: "article",
    Level.ITEM: "item",
    Level.POINT: "item",
    Level.PARAGRAPH: "paragraph",
    Level.PREAMBLE: "paragraph",
    Level.TITLE: "heading",
}


def gold_form(document: Document) -> Counter[tuple[str, str, int, int]]:
    """Return the nodes as the gold writes them: level, label, start, end.

    The lead-in of an article is a node of ours but not of the gold; of page furniture the gold
    lists the line that begins a sample document.
    """
    found: Counter[tuple[str, str, int, int]] = Counter()
    for node in document.nodes:
        form = _gold_node(document, node)
        if form:
            found[form] += 1
    return found


def _gold_node(document: Document, node: Node) -> tuple[str, str, int, int] | None:
    start, end = node.span
    if node.level is Level.FURNITURE:
        words = node.own.cut(document.text)
        return ("heading", words[: words.index("】") + 1], start, end) if "【篇" in words else None
    if node.level.startswith("level"):
        kind = "item" if node.clause else "heading"
        return kind, node.label, start, end if node.clause else node.own.end
    parent = document.nodes[node.parent].level if node.parent >= 0 else None
    if node.level is Level.PARAGRAPH and parent is Level.ARTICLE:
        return None
    if node.level is Level.CHAPTER:
        return "chapter", node.label, start, node.own.end
    label = "标题" if node.level is Level.TITLE else node.label
    return (LEVELS[node.level], label, start, end) if node.level in LEVELS else None


def found_issue(anomaly: dict[str, Any], issues: tuple[Issue, ...], detail: str) -> bool:
    """Say whether an issue of the right code stands at the place of the anomaly."""
    codes = CODES.get(anomaly["type"], ())
    fitting = [issue for issue in issues if issue.code in codes]
    if "offsets" in anomaly:
        places = [issue.span for issue in fitting]
        return all(any(s.start <= at <= s.end for s in places) for at in anomaly["offsets"])
    if "start" in anomaly:
        start, end = anomaly["start"], anomaly["end"]
        return any(issue.span.start < end and start < issue.span.end for issue in fitting)
    if anomaly["type"] == "missing-article":
        return any(issue.params and issue.params[0] in detail for issue in fitting)
    return bool(fitting)


def judge(folder: Path, verbose: bool) -> None:
    """Print the figures of all documents listed in ``folder``/segmentation.json."""
    gold = json.loads((folder / "segmentation.json").read_text(encoding="utf-8"))["documents"]
    total: Counter[str] = Counter()
    for name, entry in gold.items():
        document = parse(source_of(folder / entry["file"]))
        total += _judge_one(name, entry, document, verbose)
    precision, recall = total["right"] / total["made"], total["right"] / total["wanted"]
    print(
        f"all: precision {precision:.4f} recall {recall:.4f}; "
        f"anomalies {total['told']}/{total['listed']}; "
        f"issues that answer no listed anomaly {total['extra']}"
    )


def _judge_one(name: str, entry: dict[str, Any], document: Document, verbose: bool) -> Counter[str]:
    ours = gold_form(document)
    theirs = Counter((n["level"], n["label"], n["start"], n["end"]) for n in entry["nodes"])
    listed = [a for a in entry["anomalies"] if a["type"] != "duplicate-of"]
    missed = [a for a in listed if not found_issue(a, document.issues, a["detail"])]
    extra = _unasked(document, entry["anomalies"])
    figures = Counter(
        right=sum((ours & theirs).values()),
        made=sum(ours.values()),
        wanted=sum(theirs.values()),
        listed=len(listed),
        told=len(listed) - len(missed),
        extra=len(extra),
    )
    print(
        f"{name} precision {figures['right'] / max(figures['made'], 1):.3f} "
        f"recall {figures['right'] / max(figures['wanted'], 1):.3f} "
        f"anomalies {figures['told']}/{len(listed)} issues {len(document.issues)}"
    )
    for anomaly in missed:
        print(f"    not found: {anomaly['type']}: {anomaly['detail']}")
    if verbose:
        for kind, rest in (("ours only", ours - theirs), ("gold only", theirs - ours)):
            for node in rest:
                print(f"    {kind}: {node} {document.text[node[2] : node[2] + 20]!r}")
        for issue in extra:
            words = issue.span.cut(document.text)[:30]
            print(f"    unlisted: {issue.code} {issue.params} {words!r}")
    return figures


def _unasked(document: Document, anomalies: list[dict[str, Any]]) -> list[Issue]:
    return [
        issue
        for issue in document.issues
        if not any(found_issue(a, (issue,), a["detail"]) or _same_kind(a, issue) for a in anomalies)
    ]


def _same_kind(anomaly: dict[str, Any], issue: Issue) -> bool:
    return "start" not in anomaly and issue.code in CODES.get(anomaly["type"], ())


def judge_split(folder: Path) -> None:
    """Print for each compilation whether its pieces are the single documents."""
    for page in sorted(folder.glob("compilation-*.txt")):
        source = source_of(page)
        pieces = split(source)
        wanted = [source_of(p).text for p in sorted(folder.glob(f"{page.stem[-3:]}-*.txt"))]
        same = sum(
            piece.span.cut(source.text) == text for piece, text in zip(pieces, wanted, strict=False)
        )
        doubles = [
            (i + 1, piece.duplicate_of + 1)
            for i, piece in enumerate(pieces)
            if piece.duplicate_of >= 0
        ]
        print(
            f"{page.name}: {len(pieces)} pieces of {len(wanted)}, {same} equal, "
            f"duplicates {doubles}"
        )
        print("    " + ", ".join(piece.kind for piece in pieces))


def main() -> None:
    """Run both judgements on the folder named on the command line."""
    named = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    beside = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds"
    folder = Path(named[0]) if named else beside
    judge(folder, "-v" in sys.argv)
    judge_split(folder)


if __name__ == "__main__":
    main()
