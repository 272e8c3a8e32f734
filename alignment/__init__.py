"""From two clause trees to a comparison: links, edits, findings."""
