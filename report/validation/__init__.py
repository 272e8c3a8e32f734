"""Validating links by hand: a sample is drawn, judged by people, and reckoned up."""
