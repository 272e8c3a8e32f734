"""The generator of variants: what was changed in a text is known."""
