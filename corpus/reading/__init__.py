"""From a file of any format to its text, with hints of its layout and what was left out."""
