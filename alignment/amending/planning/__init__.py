"""Which instructions make one text of another: what became of each article."""
