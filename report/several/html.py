"""The table of several texts as one page: without network, the same bytes for the same input."""

from ...version import __version__
from ..html.engine import render
from ..words.catalogue import Lang
from ..words.layout import Rows
from .model import Across, Several
from .words import page


def several_html(several: Several, lang: Lang, rows: Rows = Rows.ALL) -> str:
    """Return the table as a page, its own words in ``lang``."""
    shown = page(several, lang, rows)
    return render(
        "several",
        lang,
        title=shown.title,
        legend=shown.legend(),
        columns=shown.columns[:-1],
        rows=[(isinstance(one, Across), one) for one in shown.rows],
        texts=tuple(zip(several.names, several.texts, strict=True)),
        version=__version__,
    )
