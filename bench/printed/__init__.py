"""Real texts printed, put on pages of the web, and spoiled by characters that nobody sees."""
