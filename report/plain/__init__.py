"""Reports as plain text: terminal, JSON, CSV, Markdown."""
