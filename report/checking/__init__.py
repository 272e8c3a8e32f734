"""What a check found, for a terminal, for programs, for Word."""
