"""What came of amending decisions, as pages, tables and files."""
