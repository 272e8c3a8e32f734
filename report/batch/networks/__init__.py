"""Networks of documents and of clauses, as GraphML."""
