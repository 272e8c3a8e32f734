"""What was replaced throughout a text, learned from the pair."""
