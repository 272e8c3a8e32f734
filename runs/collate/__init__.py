"""Many texts without a given template: group, lay out each family, put into tables."""
