"""The command line: parse options, call the stages, choose the exit code."""
