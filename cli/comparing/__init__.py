"""``duizhao compare``: what it takes, and what it writes."""
