"""Files of other office programs, converted by LibreOffice."""
