"""Word files (.docx, .docm): package, styles, automatic numbers, and the walk over the text."""
