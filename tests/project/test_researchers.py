"""The worked example of docs/researchers.md: its command and its queries run on the real family."""

import re

import duckdb
import duizhao
import pytest
from duizhao.cli.app import run

from bench.researchers import TEMPLATE, commands, corrected, prepare

FAMILY = "families/business-environment"
CITIES = {"local/shanghai-2024.txt": "local/shanghai-2020.txt"}
CITIES |= {"local/beijing-2024.txt": "local/beijing-2020.txt"}
# Links and findings change a little with the program; the bench writes the figures anew.
NEAR, FEW = 0.3, 8


@pytest.fixture(scope="module")
def page(root):
    return (root / "docs" / "researchers.md").read_text("utf-8")


@pytest.fixture(scope="module")
def worked(page, shared, tmp_path_factory):
    """The folder of the example after its command, as the page has it."""
    place = tmp_path_factory.mktemp("researchers") / "example"
    prepare(shared / FAMILY, place)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        for words in commands(page):
            assert run([*words, "--jobs", "1"]) == 0
        yield place


@pytest.mark.shared
@pytest.mark.slow
def test_every_query_of_the_page_answers(worked, page):
    queries = re.findall(r"```sql\n(.*?)```", page, re.S)
    assert len(queries) == 7
    adopted, clause, first, additions, lineage, sources, findings = (
        duckdb.sql(query).fetchall() for query in queries
    )
    assert len(adopted) == len(lineage) == 16 and all(0 < row[3] < 1 for row in adopted)
    # One clause: 上海 first, kept by its own later version.
    assert clause[0][2] == "adopted" and clause[0][0] == "local/shanghai-2020.txt"
    assert clause[-1][:4:3] == ("local/shanghai-2024.txt", "local/shanghai-2020.txt")
    assert {row[0] for row in first[:2]} == {"local/beijing-2020.txt", "local/shanghai-2020.txt"}
    assert all(row[2] >= 2 for row in additions)
    # Both cities are nearer to their province than to the state.
    assert [row[1] for row in sources] == ["local/henan-2020.txt", TEMPLATE] * 2
    assert findings
    # Two later texts stand under their own predecessors, all others under the template.
    assert {row[0]: row[2] for row in lineage if row[2] != "(template)"} == CITIES
    assert min(row[3] for row in lineage) > 0.8
    results = duizhao.open(worked / "results")
    years = set(results.documents.version[1:].astype(str).str[:4])
    assert years == {"2020", "2021", "2022", "2023", "2024"}


@pytest.mark.shared
@pytest.mark.slow
def test_the_figures_of_the_page_are_near_those_of_the_program(worked, page):
    made = corrected(page, duizhao.open(worked / "results"), duizhao.open(worked / "henan"))
    for line, other in zip(page.splitlines(), made.splitlines(), strict=True):
        old, new = (re.findall(r"\d*\.\d+|[\d,]*\d", one) for one in (line, other))
        assert len(old) == len(new), other
        for one, two in zip(old, new, strict=True):
            a, b = float(one.replace(",", "")), float(two.replace(",", ""))
            assert abs(a - b) <= max(FEW if b >= 1 else 0.05, NEAR * b), f"{line}\nis now\n{other}"
