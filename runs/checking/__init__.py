"""Checks of many files: an office's settings, the work on one file, the processes."""
