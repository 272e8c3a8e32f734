"""From a comparison to a page: terminal, JSON, Word and tables."""
