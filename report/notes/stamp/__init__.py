"""A seal on what we write, by which a file that was edited since is known."""
