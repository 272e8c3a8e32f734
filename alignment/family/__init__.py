"""A family of texts: what they share, clause by clause, and who copied from whom."""
