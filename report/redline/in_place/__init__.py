"""A redline in a copy of the user's own Word file."""
