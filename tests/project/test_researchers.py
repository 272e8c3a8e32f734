"""The worked example of docs/researchers.md: its command and its queries run on the real family."""

import re
import shutil

import duckdb
import duizhao
import pytest
from duizhao.cli.app import run

FAMILY = "families/business-environment"
TEMPLATE = "00-state-council-2019.txt"
CITIES = {"local/shanghai-2024.txt": "local/shanghai-2020.txt"}
CITIES |= {"local/beijing-2024.txt": "local/beijing-2020.txt"}


@pytest.fixture(scope="module")
def worked(root, shared, tmp_path_factory):
    """The folder of the example after its command, as the page has it."""
    place = tmp_path_factory.mktemp("researchers")
    (place / "local").mkdir()
    for path in (shared / FAMILY).glob("*.txt"):
        shutil.copy(path, place / TEMPLATE if path.name == TEMPLATE else place / "local")
    listed = (shared / FAMILY / "README.md").read_text("utf-8")
    dated = re.findall(r"^\| (\S+\.txt) \|.*\((\d{4}-\d\d-\d\d)\)", listed, re.M)
    rows = [f"{name},{date}\n" for name, date in dated if name != TEMPLATE]
    (place / "dates.csv").write_text("file,version\n" + "".join(rows), "utf-8")
    page = (root / "docs" / "researchers.md").read_text("utf-8")
    (command,) = re.findall(r"^    duizhao (batch .+)$", page, re.M)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        assert run([*command.split(), "--jobs", "1"]) == 0
        yield place, re.findall(r"```sql\n(.*?)```", page, re.S)


@pytest.mark.shared
@pytest.mark.slow
def test_every_query_of_the_page_answers(worked):
    place, queries = worked
    assert len(queries) == 5
    adopted, first, additions, lineage, findings = (duckdb.sql(q).fetchall() for q in queries)
    assert len(adopted) == len(lineage) == 16 and all(0 < row[3] < 1 for row in adopted)
    assert {row[0] for row in first[:2]} == {"local/beijing-2020.txt", "local/shanghai-2020.txt"}
    assert all(row[2] >= 2 for row in additions)
    assert findings
    # Two later texts stand under their own predecessors, all others under the template.
    assert {row[0]: row[2] for row in lineage if row[2] != "(template)"} == CITIES
    assert min(row[3] for row in lineage) > 0.8
    results = duizhao.open(place / "results")
    years = set(results.documents.version[1:].astype(str).str[:4])
    assert years == {"2020", "2021", "2022", "2023", "2024"}
