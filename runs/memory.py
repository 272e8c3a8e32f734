"""How a process of ours looks after its memory."""

import gc

# Python looks for circles of objects after every 700 new ones. Our records make none, and a
# comparison makes hundreds of thousands: a fifteenth of its time went into looking.
_NEW_OBJECTS = 100_000


def collect_seldom() -> None:
    """Let this process look for circles of objects seldom."""
    gc.set_threshold(_NEW_OBJECTS)
