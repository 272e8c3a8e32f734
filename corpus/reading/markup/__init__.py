"""Markup of other languages inside Markdown: HTML tables, signs of LaTeX."""
