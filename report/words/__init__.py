"""The sentences of both languages, and how names and texts are written on a page."""
