"""From text to a tree: lines, labels, headings, the order of labels, locators."""
