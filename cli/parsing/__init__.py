"""How the words of the command line are read: options, their values, help."""
