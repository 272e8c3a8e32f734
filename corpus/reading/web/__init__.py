"""Web pages and web archives: the article, its lines, and nothing around it."""
