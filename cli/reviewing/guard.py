"""Who may speak to the server: this machine, with the token, from our own page alone.

Another site that is open in the same browser can send requests to 127.0.0.1, and a name of its own
can be made to point there (DNS rebinding). So the name that was asked for (Host), the page that
asks (Origin, Sec-Fetch-Site) and a token in the address are checked, and no other origin is let in
by CORS (Fetch Standard, 3.2 and 3.3; Fetch Metadata Request Headers, 2).
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...report.html.local import POLICY

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HERE = "127.0.0.1"
# The bytes of a request that holds no file.
SMALL = 1_000_000
_OWN = frozenset(("same-origin", "none"))
_READING = frozenset(("GET", "HEAD"))
_HEADERS = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
)
_TOO_LARGE = 413
_STATUS = "http.response.start"


def new_token() -> str:
    """Return a token that nobody guesses: 256 bits."""
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Door:
    """What a request must know: the port, the token, and how large its body may be by its path."""

    port: int
    token: str
    most: Callable[[str], int]

    @property
    def root(self) -> str:
        """The path below which everything stands."""
        return f"/{self.token}"

    @property
    def address(self) -> str:
        """The address that a reader opens."""
        return f"http://{HERE}:{self.port}{self.root}/"

    def refusal(self, method: str, path: str, client: str, headers: Mapping[str, str]) -> int:
        """Return the status with which a request is refused, 0 when it may come in."""
        hosts = {f"{HERE}:{self.port}", f"localhost:{self.port}"}
        if client != HERE:
            return 403
        if headers.get("host") not in hosts:
            return 421
        first = path.split("/")[1] if path.startswith("/") else ""
        if not secrets.compare_digest(first.encode(), self.token.encode()):
            return 404
        if headers.get("sec-fetch-site", "none") not in _OWN:
            return 403
        origins = {f"http://{host}" for host in hosts}
        origin = headers.get("origin")
        if origin is None and method in _READING:
            return 0
        return 0 if origin in origins else 403


class Guard:
    """Lets requests through that ``door`` lets in, and gives every answer its headers."""

    def __init__(self, app: "ASGIApp", door: Door) -> None:
        self._app, self._door = app, door

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Serve a request (ASGI)."""
        if scope["type"] != "http":
            return
        headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]}
        client = scope["client"][0] if scope.get("client") else ""
        path = scope["path"]
        status = self._door.refusal(scope["method"], path, client, headers)
        most = self._door.most(path)
        if not status and _length(headers) > most:
            status = _TOO_LARGE
        if status:
            await _refused(status, send)
            return
        inner = dict(scope, root_path=self._door.root)

        async def sending(message: "Message") -> None:
            if message["type"] == _STATUS:
                message = dict(message, headers=[*message.get("headers", ()), *_encoded()])
            await send(message)

        await self._app(inner, _counted(receive, most), sending)


def _counted(receive: "Receive", most: int) -> "Receive":
    """Return ``receive`` so that a body longer than ``most`` bytes is refused."""
    from starlette.exceptions import HTTPException

    taken = 0

    async def receiving() -> "Message":
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise HTTPException(_TOO_LARGE)
        return message

    return receiving


def _length(headers: Mapping[str, str]) -> int:
    """Return how long a request says that its body is, 0 where it does not say."""
    said = headers.get("content-length", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 16 else 0


async def _refused(status: int, send: "Send") -> None:
    """Answer with a status and nothing else: who should not be here is told nothing."""
    await send({"type": _STATUS, "status": status, "headers": [*_encoded()]})
    await send({"type": "http.response.body", "body": b""})


def _encoded() -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in _HEADERS]
