"""What changed inside a link, cut where a person would cut."""
