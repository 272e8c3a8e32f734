"""Nothing that changed goes unsaid: the law of comparison, over pairs and planted changes."""
