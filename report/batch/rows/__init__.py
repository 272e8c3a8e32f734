"""The rows that one comparison gives to the tables of a batch."""
