"""What users write beside a table (说明): kept from one run to the next."""
