"""Word markup: tracked changes, anchors, package parts."""
