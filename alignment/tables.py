"""The tables of this package, through the reader that all packages share."""

from ..corpus.tables import Tables

_TABLES = Tables("duizhao.alignment")
rows = _TABLES.rows
words = _TABLES.words
classes = _TABLES.classes
