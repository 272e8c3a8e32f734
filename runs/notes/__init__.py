"""Notes that users wrote beside a table, read back from the file (说明)."""
