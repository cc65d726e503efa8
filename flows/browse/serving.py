"""The server: uvicorn on the loopback address, until it is interrupted."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable

import uvicorn

from flows.browse.app import Explorer
from flows.browse.security import new_token
from flows.settings import Settings
from schemas.errors import RunFailed

HOST = "127.0.0.1"


def serve(settings: Settings, *, port: int, judge: bool, show: bool, say: Callable[[str], object]) -> None:
    """Serve until interrupted. Raises RunFailed when there is no warehouse, or the port is taken."""
    explorer = Explorer(settings, new_token() if judge else None)
    with explorer.published.asking():
        pass  # says in one sentence when there is no warehouse, or when it cannot be opened
    listener = _listener(port)
    address = f"http://{HOST}:{listener.getsockname()[1]}/" + (f"?token={explorer.token}" if explorer.token else "")
    say(f"{settings.warehouse.name} is shown at {address} (Ctrl+C ends it)")
    explorer.warm()
    if show:
        webbrowser.open(address)
    config = uvicorn.Config(
        explorer.app(), log_level="warning", access_log=False, lifespan="off", server_header=False,
        timeout_keep_alive=30,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listener])


def _listener(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()  # a browser that is quicker than the server waits instead of being refused
    except OSError as e:
        raise RunFailed(f"port {port} of {HOST} cannot be used: {e.strerror}; `--port 0` takes any free one.") from e
    return listener
