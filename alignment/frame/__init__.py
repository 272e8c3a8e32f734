"""What stands around the clauses: titles, notes, headings, captions, and what answers them."""
