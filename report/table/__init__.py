"""The table that is sent on: which rows it lists, what faces what, what its columns say."""
