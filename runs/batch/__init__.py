"""One template against many variants: read, compare, keep, put into tables."""
