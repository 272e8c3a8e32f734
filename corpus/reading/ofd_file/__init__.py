"""OFD files (GB/T 33190-2016): text objects with their places, for the steps of ``pages``."""
