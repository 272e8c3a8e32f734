"""The files of one family, by name."""

from ...alignment.family.model import Family
from ..words.catalogue import Lang
from .write_html import family_html
from .write_json import family_json
from .write_markdown import family_markdown

JSON, MARKDOWN, HTML = "family.json", "family.md", "family.html"
DOCX, TEXT = "template.docx", "template.txt"
# What may stand in the folder of a family.
NAMES = (JSON, MARKDOWN, HTML, DOCX, TEXT)


def family_files(number: int, family: Family, lang: Lang) -> dict[str, bytes]:
    """Return every file of family ``number``; the last two where a template was reconstructed."""
    files = {
        JSON: family_json(number, family).encode(),
        MARKDOWN: family_markdown(number, family, lang).encode(),
        HTML: family_html(number, family, lang).encode(),
    }
    if family.reconstruction:
        from .write_docx import template_docx

        files[TEXT] = family.reconstruction.text.encode()
        files[DOCX] = template_docx(family, lang)
    return files
