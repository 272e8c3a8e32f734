"""Clauses read into statements."""
