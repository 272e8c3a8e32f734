"""The comparison as a reader sees it: rows by article, marks, summary."""
