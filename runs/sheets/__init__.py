"""Sheets that come back from a spreadsheet program: CSV and workbooks, untrusted."""
