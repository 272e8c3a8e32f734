"""What changed in law between two texts: statements, their comparison, findings."""
