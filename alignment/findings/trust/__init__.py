"""How likely a finding is right, and which findings are too doubtful to be told."""
