"""Anomalies that were noted by hand in the seed documents: which of them a rule finds."""

from __future__ import annotations

import json
from pathlib import Path

from duizhao.alignment.checking.check import check
from duizhao.alignment.checking.model import Office, Profile
from duizhao.bench.corpus import source_of
from duizhao.corpus.parse import parse

# Each kind of anomaly and the rules that are about it; what is no fault of drafting has none.
RULES = {
    "broken-paragraph": ("sentence-broken",),
    "fragment": ("starts-late", "title-missing"),
    "heading-with-full-stop": ("heading-stop",),
    "inconsistent-mask": ("mask-uneven", "words-masked"),
    "inconsistent-name": ("own-name-two",),
    "irregular-number": ("label-style",),
    "machine-paraphrase": ("paraphrased",),
    "mask-or-loss": ("words-masked", "word-lost"),
    "missing-article": ("number-missing",),
    "missing-end-punctuation": ("end-mark-missing",),
    "missing-headings": ("heading-lost",),
    "no-title": ("title-missing",),
    "numbering-restarts": ("number-restarts", "numbers-by-heading"),
    "ocr": ("misprint", "character-odd", "word-lost", "separator-lost", "character-twice"),
    "place-name-left": ("place-left",),
    "repeated-phrase": ("phrase-twice",),
    "site-heading": ("site-line",),
    "site-trailer": ("site-trailer",),
    "title-run-in": ("title-run-in",),
}
_NEAR = 12


def run(folder: Path) -> None:
    """Print each anomaly that a rule covers, found or missed, and the share."""
    noted = json.loads((folder / "segmentation.json").read_text("utf-8"))["documents"]
    found = asked = 0
    for name, entry in noted.items():
        document = parse(source_of(folder / entry["file"]))
        faults = check(document, Office(profile=Profile.STRICT)).faults
        for anomaly in entry["anomalies"]:
            rules = RULES.get(anomaly["type"], ())
            if not rules:
                continue
            places = [fault.span for fault in faults if fault.rule.name in rules]
            asked += 1
            hit = _answered(document.text, anomaly, [places])
            found += hit
            if not hit:
                print(f"{name} {anomaly['type']}: {anomaly['detail']}")
    print(f"anomalies that a rule covers: {asked}, found {found}")


def _answered(text: str, anomaly: dict, groups: list) -> bool:
    """Say whether a fault stands at the anomaly: at its words where it quotes a slip."""
    (places,) = groups
    if anomaly["type"] not in ("ocr", "mask-or-loss") or "→" not in anomaly["detail"]:
        return bool(places)
    words = anomaly["detail"].split("→")[0].strip()
    at = text.find(words)
    return any(at - _NEAR <= span.start <= at + len(words) + _NEAR for span in places)
