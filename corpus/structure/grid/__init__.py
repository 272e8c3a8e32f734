"""Tables of a text as rows of cells, whatever the format they were read from."""
