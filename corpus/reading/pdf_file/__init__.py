"""PDF files: characters with their places, made into lines, columns and paragraphs."""
