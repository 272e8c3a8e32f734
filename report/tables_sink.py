"""What a format of the tables is: something that takes rows, one after the other."""

from collections.abc import Callable

from .tables_columns import Values

# Takes a row of a table, its documents named in it. A document's own row comes before its others.
Sink = Callable[[str, Values], object]
