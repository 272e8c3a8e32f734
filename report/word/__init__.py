"""The report as a Word file: 条文对照表 with everything a reader checks beside it."""
