"""The page of a batch: its map, figures and tables."""
