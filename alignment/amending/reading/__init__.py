"""A decision as instructions: its parts and numbers, then what each number says."""
