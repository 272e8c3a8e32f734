"""How well findings tell what changed in law: planted changes, marks by hand, readings."""
