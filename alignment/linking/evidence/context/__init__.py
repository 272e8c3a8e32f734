"""Evidence of what the first look made of the pairs around a pair."""
