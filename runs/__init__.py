"""Long work on many files, shared by the command line and notebooks; it prints nothing."""
