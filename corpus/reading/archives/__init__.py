"""Archives: their members, and what is inside, within limits."""
