"""Situations that readers reported, each judged by what must come out."""
