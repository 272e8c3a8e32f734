"""Who made a text, when, of what kind and where: read from the text, its page and its name."""
