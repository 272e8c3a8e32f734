"""A family of texts as tables, pages and a reconstructed template."""
