"""``sample`` and ``agreement``: rows for people to judge, and what they said of them."""
