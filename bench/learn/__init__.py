"""What the aligner knows beforehand, learned: statistics of laws, and weights of evidence."""
