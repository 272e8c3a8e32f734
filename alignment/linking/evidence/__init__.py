"""What speaks for and against a link: one kind of evidence a module."""
