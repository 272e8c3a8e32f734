"""The copy of a text that its structure is read from, and the way back to the text as it stands."""
