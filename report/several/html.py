"""The table of several texts as one page: without network, the same bytes for the same input."""

from ...version import __version__
from ..html.engine import render
from ..words.catalogue import Lang
from ..words.layout import Rows
from .model import Across, Several
from .view import several_rows
from .words import columns, legend, title


def several_html(several: Several, lang: Lang, rows: Rows = Rows.ALL) -> str:
    """Return the table as a page, its own words in ``lang``."""
    return render(
        "several",
        lang,
        title=title(several, lang),
        legend=legend(several, lang),
        columns=columns(several, lang)[:-1],
        rows=[(isinstance(one, Across), one) for one in several_rows(several, rows)],
        texts=tuple(zip(several.names, several.texts, strict=True)),
        version=__version__,
    )
