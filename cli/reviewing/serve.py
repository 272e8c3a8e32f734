"""The server on this machine, from its socket to its end."""

import socket
import sys
from collections.abc import Callable
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

from ...corpus.model import InputError
from ...report.words.catalogue import Lang
from ...report.words.layout import Layout
from .guard import HERE, SMALL, Door, Guard, new_token

if TYPE_CHECKING:
    from uvicorn import Server

    from ...runs.review.house import House

# Two files, and what a form puts around them.
_UPLOADS, _AROUND = 2, 10_000
_UPLOAD = "/upload"
# Seconds that are given to answers that are under way when the server ends.
_LEAVE = 2


def check_extra() -> None:
    """Raise ImportError, with the name of what is missing, where the extra is not installed."""
    for name in ("starlette.applications", "uvicorn", "python_multipart"):
        import_module(name)


def serve(
    house: "House",
    first: int,
    layout: Layout,
    lang: Lang,
    *,
    port: int,
    browser: bool,
    told: Callable[[str], None],
) -> None:
    """Serve the page until it is ended from the page or by Ctrl-C.

    ``told`` is given the address. Raises InputError when the port is taken.
    """
    from .server import Site

    listening = _listening(port)
    small = house.limits.file_bytes * _UPLOADS + _AROUND
    number = listening.getsockname()[1]
    door = Door(number, new_token(), lambda path: small if path.endswith(_UPLOAD) else SMALL)
    servers: list[Server] = []

    def end() -> None:
        servers[0].should_exit = True

    site = Site(house, lang, layout, first, end)
    servers.append(_server(Guard(site.app(), door)))
    told(door.address)
    if browser:
        _open(door.address)
    with listening:
        servers[0].run(sockets=[listening])


def _server(app: Guard) -> "Server":
    """Return the server of an application: it says nothing of itself, and ends soon when told."""
    import uvicorn

    config = uvicorn.Config(
        app,
        lifespan="off",
        http="h11",
        ws="none",
        interface="asgi3",
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_LEAVE,
    )
    return uvicorn.Server(config)


def _listening(port: int) -> socket.socket:
    """Return a socket that this machine alone reaches. Raises InputError."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would let two programs have one port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HERE, port))
        listening.listen()  # a page that is opened now waits until it is answered
    except OSError as error:
        listening.close()
        raise InputError("review-port", str(port)) from error
    return listening


def _open(address: str) -> None:
    import webbrowser

    Thread(target=webbrowser.open, args=(address,), daemon=True).start()
