"""The report as one HTML page: no network, no outside file, the same bytes for the same input."""
