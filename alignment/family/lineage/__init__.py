"""Who copied from whom: departures from the root, a tree over them, and how sure each edge is."""
