"""Which clauses answer each other by where they stand: rows of tables, and clauses of few words."""
