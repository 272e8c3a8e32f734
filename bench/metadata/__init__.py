"""Title, dates and body of published texts beside what a reader says of them."""
