"""What is wrong with a text, found and told as values."""
