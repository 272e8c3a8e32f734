"""One article as one side of the table shows it: a line per clause, its edits marked."""
