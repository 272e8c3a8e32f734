"""Amending decisions: written from two texts, read from a legislature, carried out and proven."""
