"""Invented sentences in which one word changes the rule, and such in which it does not."""
