"""The tables of a batch in every format, its network and its data frames."""
