"""From bytes to a clause tree; knows nothing of comparison."""
