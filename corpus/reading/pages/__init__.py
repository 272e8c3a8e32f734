"""Pages of placed characters, of whatever file, made into lines, tables, columns and paragraphs."""
