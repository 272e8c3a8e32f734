"""Work over which a process dies; a module of its own, for each process loads it."""

import os


def dies(number):
    """Die over the number two."""
    if number == 2:
        os._exit(1)
    return number * 10
