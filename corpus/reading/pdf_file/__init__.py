"""PDF files: what a page shows, through PDFium."""
