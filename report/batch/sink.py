"""What a format of the tables is: something that takes rows, document after document."""

from collections.abc import Callable, Sequence

from .columns import Values

# Takes rows of a table, the documents named in them. A document's own row comes before its others.
Sink = Callable[[str, Sequence[Values]], object]
