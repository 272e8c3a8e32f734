"""Every JSON output is what docs/schema promises."""

import json

import pytest
from duizhao.alignment.compare import compare_files
from duizhao.alignment.family.collate import family
from duizhao.report.family.write_json import family_json
from duizhao.report.plain.json import comparison_json, document_json
from jsonschema import Draft202012Validator

from ..alignment.family.test_family import ARTICLES, chain, document
from ..support.samples import TEMPLATE, comparison, with_trouble


@pytest.fixture(scope="session")
def schemas(root):
    folder = root / "docs" / "schema"
    return {
        name: Draft202012Validator(
            json.loads(next(folder.glob(f"{name}-*.json")).read_text("utf-8"))
        )
        for name in ("comparison", "document", "family")
    }


@pytest.mark.parametrize("name", ["comparison", "document", "family"])
def test_the_schemas_are_schemas(schemas, name):
    Draft202012Validator.check_schema(schemas[name].schema)


def test_a_comparison_keeps_to_its_schema(schemas):
    schemas["comparison"].validate(json.loads(comparison_json(comparison(), "zh")))


@pytest.mark.parametrize("text", [TEMPLATE, with_trouble()])
def test_a_document_keeps_to_its_schema(schemas, text):
    schemas["document"].validate(json.loads(document_json(text, "en")))


@pytest.mark.parametrize("template", [None, document("模板", ARTICLES)], ids=["lost", "given"])
def test_a_family_keeps_to_its_schema(schemas, template):
    made = json.loads(family_json(1, family(chain(), template)))
    schemas["family"].validate(made)
    assert (made["reconstruction"] is None) == (made["template"] is not None)
    assert not schemas["family"].is_valid(made | {"lineage": None})


def test_an_unknown_key_is_refused(schemas):
    made = json.loads(document_json(TEMPLATE, "zh")) | {"colour": "red"}
    assert not schemas["document"].is_valid(made)


@pytest.mark.shared
@pytest.mark.parametrize("pair", ["001-02 001-06", "000-1 000-3"])
def test_real_texts_keep_to_the_schema_and_to_the_law_of_clauses(schemas, shared, pair):
    files = (str(shared / "seeds" / f"{name}.txt") for name in pair.split())
    found = json.loads(comparison_json(compare_files(*files), "zh"))
    schemas["comparison"].validate(found)
    for side in ("template", "variant"):
        named = [
            node
            for change in found["changes"]
            for node in change[side]
            if change["part"] in ("clause", "row")
        ]
        assert sorted(named) == sorted(p["id"] for p in found[side]["provisions"] if p["clause"])
