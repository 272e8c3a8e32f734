"""What a redline shows: paragraphs paired, moved, deleted and inserted, before any Word markup."""
