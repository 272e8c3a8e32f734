"""A comparison put right by hand: decisions, notes and findings looked at, kept at once."""
