"""The passes over the rows of a text, each of which settles one thing; ``parse`` orders them."""
