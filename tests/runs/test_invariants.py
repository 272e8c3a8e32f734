"""What holds of all tables of any batch and collation: counts, keys, spans, cells against links.

Checked over the built-in examples, and over real texts where they are at hand.
"""

import csv
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest
from duizhao.cli.app import run
from duizhao.corpus.load import load
from duizhao.report.batch.columns import TABLES, Type, columns
from duizhao.report.family.columns import TABLES as FAMILY_TABLES
from duizhao.report.words.edge_columns import TEMPLATE

pytestmark = pytest.mark.slow

KEYS = {
    "documents": ("document",),
    "clauses": ("document", "clause"),
    "links": ("variant_document", "link", "template_clause", "variant_clause"),
    "adoption": ("document", "clause"),
    "metadata": ("document", "field"),
    "references": ("document", "clause", "start", "title"),
    "parts": ("document", "position"),
    "lineage": ("document",),
    "duplicates": ("document", "other"),
    "additions": ("addition",),
    "events": ("item", "document"),
    "sources": ("document", "clause"),
}
# So few real texts: all tables of sixteen would take half a minute.
REAL = ("beijing-2020", "beijing-2024", "yantai-2021")


class Made(NamedTuple):
    """A batch and a collation of the same texts, every table read, and the texts themselves."""

    batch: dict[str, list[dict[str, str]]]
    collated: dict[str, list[dict[str, str]]]
    texts: dict[str, object]


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def make(folder, template, texts):
    """Run both commands over copies of the texts in ``folder``."""
    here = folder / "各地"
    here.mkdir()
    first = folder / f"模板{template.suffix}"
    first.write_bytes(template.read_bytes())
    for path in texts:
        (here / path.name).write_bytes(path.read_bytes())
    words = ["--jobs", "1", "-o"]
    assert run(["batch", str(first), str(here), *words, str(folder / "对照")]) == 0
    together = ["collate", str(here), "--template", str(first)]
    assert run([*together, *words, str(folder / "汇校")]) == 0
    return Made(
        {name: read(folder / "对照" / f"{name}.csv") for name in TABLES},
        {name: read(folder / "汇校" / f"{name}.csv") for name in FAMILY_TABLES},
        {str(path): load(path) for path in (first, *here.iterdir())},
    )


@pytest.fixture(scope="module", params=["examples", "real"])
def made(request, root, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "examples":
        place = root / "cli" / "examples"
        texts = [place / name for name in ("province.docx", "city.txt", "district.docx")]
        return make(folder, place / "template.docx", texts)
    place = Path(request.getfixturevalue("shared")) / "families" / "business-environment"
    texts = [place / f"{name}.txt" for name in REAL]
    return make(folder, place / "00-state-council-2019.txt", texts)


def test_every_row_has_a_key_of_its_own(made):
    for name, key in KEYS.items():
        rows = [tuple(row[column] for column in key) for row in made.batch[name]]
        assert len(set(rows)) == len(rows), name


def test_every_cell_is_of_its_type(made):
    for name in TABLES:
        for column in columns(name):
            cells = {row[column.name] for row in made.batch[name]} - {""}
            if column.type is Type.CODE:
                assert cells <= set(column.words), (name, column.name)
            elif column.type is Type.SHARE:
                assert all(0 <= float(cell) <= 1 for cell in cells), (name, column.name)
            elif column.type is Type.INTEGER:
                assert all(cell.isdigit() for cell in cells), (name, column.name)


def test_documents_count_what_the_other_tables_hold(made):
    kinds = Counter()
    for row in {(r["variant_document"], r["link"]): r for r in made.batch["links"]}.values():
        kinds[row["variant_document"], row["kind"]] += 1
    clauses = Counter(row["document"] for row in made.batch["clauses"])
    adopted = Counter(r["document"] for r in made.batch["adoption"] if r["state"] != "absent")
    findings = Counter(row["document"] for row in made.batch["findings"])
    parts = Counter((row["document"], row["part"]) for row in made.batch["parts"])
    for row in made.batch["documents"]:
        name = row["document"]
        assert int(row["clauses"]) == clauses[name]
        if row["role"] == "variant":
            assert int(row["template_clauses_matched"]) == adopted[name]
            assert int(row["findings"]) == findings[name]
            for part in ("heading", "caption", "title", "note", "row"):
                assert int(row[f"changed_{part}"]) == parts[name, part]
            for kind in ("unchanged", "reworded", "added", "dropped"):
                assert int(row[kind]) == kinds[name, kind], (name, kind)


def test_offsets_are_the_words(made):
    """In every table they count code points of the text, label not counted."""
    words = {}
    for row in made.batch["clauses"]:
        span = int(row["start"]), int(row["end"])
        words[row["document"], row["clause"]] = span
        said = made.texts[row["document"]].text[slice(*span)]
        assert "".join(said.split()) == "".join(row["text"].split()).lstrip("'")
    for row in made.batch["links"]:
        for side in ("template", "variant"):
            if row[f"{side}_clause"]:
                key = row[f"{side}_document"], row[f"{side}_clause"]
                assert words[key] == (int(row[f"{side}_start"]), int(row[f"{side}_end"]))
    for row in made.collated["witnesses"]:
        if row["document"] != TEMPLATE:
            told = words[row["document"], row["clause"]]
            assert told == (int(row["start"]), int(row["end"]))
    for row in made.batch["references"]:
        start, end = words[row["document"], row["clause"]]
        assert start <= int(row["start"]) < int(row["end"]) <= end
        said = made.texts[row["document"]].text[int(row["start"]) : int(row["end"])]
        assert (row["article"] or row["title"]) in "".join(said.split())


def test_findings_tell_how_likely_their_link_is_and_how_old_their_text(made):
    links = {(r["variant_document"], r["link"]): r for r in made.batch["links"]}
    dates = {row["document"]: row["version"] for row in made.batch["documents"]}
    (template,) = (r["document"] for r in made.batch["documents"] if r["role"] == "template")
    assert made.batch["findings"]
    for row in made.batch["findings"]:
        link = links.get((row["document"], row["link"]))
        linked = link and link["template_clause"] and link["variant_clause"]
        assert row["probability"] == (link["probability"] if linked else "") or not row["link"]
        assert 0 < float(row["finding_probability"]) <= 1
        own, first = dates[row["document"]], dates[template]
        known = own and first and not own.startswith(first) and not first.startswith(own)
        assert row["age"] == (("older" if own < first else "younger") if known else "")


def test_cells_of_adoption_are_those_of_the_links(made):
    held = defaultdict(set)
    for row in made.batch["links"]:
        if row["template_clause"] and row["variant_clause"]:
            held[row["variant_document"], row["template_clause"]].add(row["variant_clause"])
    for row in made.batch["adoption"]:
        cells = set(row["variant_clauses"].split("; ")) - {""}
        assert cells == held.get((row["document"], row["clause"]), set())
        assert (row["state"] == "absent") == (not cells)


def test_each_clause_has_one_best_source_and_reworded_is_never_the_same(made):
    best = Counter()
    for row in made.batch["links"]:
        if row["kind"] == "reworded":
            assert float(row["similarity"]) < 1
        if row["template_clause"] and row["variant_clause"]:
            best[row["variant_document"], row["link"], row["variant_clause"]] += (
                row["best"] == "yes"
            )
    assert set(best.values()) <= {1}


def test_events_are_the_adoptions_and_the_shared_additions(made):
    events = made.batch["events"]
    held = {(r["item"], r["document"]): r for r in events if r["event"] != "dropped"}
    adopted = {
        (r["clause"], r["document"]): r["variant_clauses"]
        for r in made.batch["adoption"]
        if r["state"] != "absent"
    }
    of_template = {key for key, row in held.items() if row["origin"] == "template"}
    assert of_template == set(adopted)
    assert all(
        set(held[key]["clauses"].split("; ")) == set(adopted[key].split("; ")) for key in adopted
    )
    added = {(r["document"], r["clause"]) for r in made.batch["clauses"] if r["kind"] == "added"}
    counts = Counter()
    for (item, document), row in held.items():
        if row["origin"] == "local":
            counts[item] += 1
            assert {(document, clause) for clause in row["clauses"].split("; ")} <= added
    told = {f"local{r['addition']}": int(r["documents"]) for r in made.batch["additions"]}
    assert counts == told and all(many > 1 for many in told.values())


def test_events_follow_the_dates(made):
    events = made.batch["events"]
    dates = {row["document"]: row["version"] for row in made.batch["documents"]}
    (template,) = (r["document"] for r in made.batch["documents"] if r["role"] == "template")
    held = [row for row in events if row["event"] != "dropped"]
    for row in held:
        assert row["date"] == dates[row["document"]]
        others = [r["date"] for r in held if r["item"] == row["item"] and r["date"]]
        if row["event"] == "first":
            assert not any(date < row["date"][: len(date)] for date in others)
        if row["event"] == "followed":
            assert dates[row["source"]] < row["date"]
        if row["event"] == "before":
            assert row["date"] < dates[template]
    basis = {row["document"]: row["direction"] for row in made.batch["lineage"]}
    older = {row["document"] for row in held if row["event"] == "before"}
    assert all(basis.get(document) != "template" for document in older)


def test_the_tree_has_every_text_once_and_no_circle(made):
    rows = {row["document"]: row for row in made.batch["lineage"]}
    same = {r["document"] for r in made.batch["documents"] if r["same_as"]}
    variants = {r["document"] for r in made.batch["documents"] if r["role"] == "variant"}
    assert set(rows) == variants - same
    for name in rows:
        seen, at = set(), name
        while at != TEMPLATE:
            assert at not in seen
            seen.add(at)
            at = rows[at]["parent"]
    for row in rows.values():
        rest = sum(float(one.rsplit(" ", 1)[1]) for one in row["rivals"].split("; ") if one)
        assert float(row["support"]) + rest <= 1.01
        if row["date"] and row["parent_date"]:
            assert row["parent_date"] <= row["date"]


def test_batch_and_collate_agree(made):
    tree = [{k: v for k, v in r.items() if k != "family"} for r in made.collated["lineage"]]
    assert tree == made.batch["lineage"]
    column = {}
    for row in made.collated["witnesses"]:
        column[row["document"], row["clause"]] = row["column"]
    for row in made.batch["clauses"]:
        name = TEMPLATE if row["role"] == "template" else row["document"]
        assert (name, row["clause"]) in column
    # What answers one clause of the template alone stands in its column.
    answers = defaultdict(set)
    for row in made.batch["links"]:
        if row["template_clause"] and row["variant_clause"]:
            answers[row["variant_document"], row["variant_clause"]].add(row["template_clause"])
    for key, clauses in answers.items():
        assert column[key] in {column[TEMPLATE, clause] for clause in clauses}


def test_cited_norms_are_files_of_the_batch(made):
    known = {row["document"] for row in made.batch["documents"]}
    for row in made.batch["references"]:
        assert set(row["resolved"].split("; ")) - {""} <= known
