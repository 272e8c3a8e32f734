"""What the questions of ``duizhao review`` bring, and how fast its page is worked through."""
