"""Which clauses answer each other: named evidences, weighed twice, and the links they make."""
