"""Rules that stand on one side only: what they are about, and what of them is told."""
