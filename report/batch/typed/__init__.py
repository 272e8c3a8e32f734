"""Rows of tables with their types: data frames, Parquet, Stata; of a batch or a collation."""
