"""Files that a run writes under names of a user's: never over what somebody else made."""
