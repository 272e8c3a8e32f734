"""References: found, resolved inside their own document, mapped through the links."""
