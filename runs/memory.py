"""How a process of ours looks after its memory and its threads."""

import gc
import os

# Python looks for circles of objects after every 700 new ones. Our records make none, and a
# comparison makes hundreds of thousands: a fifteenth of its time went into looking.
_NEW_OBJECTS = 100_000
# How the libraries that multiply matrices are told how many threads to start.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def collect_seldom() -> None:
    """Let this process look for circles of objects seldom."""
    gc.set_threshold(_NEW_OBJECTS)


def one_thread() -> None:
    """Let libraries start no threads in this process, unless its user says how many.

    Our matrices are small: a second thread made nothing sooner and took a sixth more of the
    processor. Works until numpy is loaded.
    """
    for name in _THREADS:
        os.environ.setdefault(name, "1")
