"""Two to five versions of a text in one table: a column a text, a row a group of articles."""
