"""The pages of docs are in step with the program."""

import re
import unicodedata

from duizhao.bench.cli_reference import reference

# Links of Markdown to files of the project; those with a scheme lead out.
LINK = re.compile(r"\]\((?![a-z]+:)([^)#]+)")


def test_the_command_line_is_described_as_it_is(root):
    page = (root / "docs" / "cli.md").read_text("utf-8")
    assert page == reference(), "run: python -m bench.cli_reference > docs/cli.md"


def test_help_fits_80_columns():
    for line in reference().split("```text")[1:]:
        for text in line.split("```")[0].splitlines():
            assert columns(text) <= 80, text


def columns(text):
    """Width on a terminal: Chinese characters take two columns."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def test_every_command_has_an_example_and_both_languages():
    for page in reference().split("```text")[1:]:
        assert "示例 · Examples:" in page
        assert "duizhao " in page.split("Examples:")[1]


def test_links_and_images_of_the_pages_exist(root):
    pages = [root / "README.md", root / "README.zh.md", *(root / "docs").glob("*.md")]
    targets = [(page, found) for page in pages for found in LINK.findall(page.read_text("utf-8"))]
    assert targets
    missing = [
        (page.name, target) for page, target in targets if not (page.parent / target).exists()
    ]
    assert not missing


def test_images_are_small(root):
    images = list((root / "docs" / "images").iterdir())
    assert all(image.stat().st_size < 150_000 for image in images)


STEP = re.compile(r"^\| \d+ \| `([\w/]+\.py):(\w+)` \|", re.MULTILINE)


def test_one_comparison_can_be_followed(root):
    page = (root / "docs" / "architecture.md").read_text("utf-8")
    steps = STEP.findall(page)
    assert 10 <= len(steps) <= 15
    for file, function in steps:
        assert f"\ndef {function}(" in (root / file).read_text("utf-8"), (file, function)
