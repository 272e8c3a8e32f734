"""``duizhao review``: the page on this machine, and the small server behind it."""
