"""A page that strings several documents together, cut into them."""
