"""What the seal is called in a file."""

PROPERTY = "duizhao"
