"""Screening: what a text says beside the text above it (备案审查), as leads."""
