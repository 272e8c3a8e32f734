"""Who copied from whom, measured on families whose history is known."""
