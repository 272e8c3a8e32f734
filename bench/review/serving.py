"""The page of a review served from a thread of the script."""

from queue import Queue
from threading import Thread

from duizhao.cli.reviewing.serve import serve
from duizhao.report.words.layout import Layout
from duizhao.runs.review.house import House

# Seconds until a busy machine has bound the socket.
PATIENCE = 60


def address_of(house: House, number: int) -> str:
    """Serve a review until the script ends, and return the address of its page."""
    told: Queue[str] = Queue()
    Thread(
        target=serve,
        args=(house, number, Layout.IMPLEMENTATION, "zh"),
        kwargs={"port": 0, "browser": False, "told": told.put},
        daemon=True,
    ).start()
    return told.get(timeout=PATIENCE)
