"""What was learned from hand-made alignments, and how it is asked."""
