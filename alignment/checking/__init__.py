"""Faults of drafting in one text, and what the text above says to it: leads, never verdicts."""
