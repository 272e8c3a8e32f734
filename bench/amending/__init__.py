"""Amending decisions: whether loops close, real decisions come out, corrupted ones are told."""
