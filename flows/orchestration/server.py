"""A Prefect server to run under: the configured one, or one that is started here, kept running and stopped at last."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

from flows.settings import LOCAL_CLUSTER
from schemas.errors import RunFailed

START_SECONDS = 180  # a first start lays the database, which takes most of a minute on a slow disk
STOP_SECONDS = 15
RESTART_SECONDS = 5.0
OURS = {  # how servers are started here, the temporary one of `ingest --prefect` as well, where nobody says otherwise
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    # relative, so that the UI finds its server on every port and through a tunnel; Prefect's default says 4200
    "PREFECT_SERVER_UI_API_URL": "/api",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(START_SECONDS),
}


@contextlib.contextmanager
def server(port: int) -> Iterator[str]:
    """The API's address, in PREFECT_API_URL as well. Raises RunFailed when no server answers there."""
    configured = os.environ.get("PREFECT_API_URL")
    address = configured or f"http://127.0.0.1:{port}/api"
    os.environ["PREFECT_API_URL"] = address
    try:
        if healthy(address):
            yield address
        elif configured:
            raise RunFailed(f"PREFECT_API_URL={configured}: no Prefect server answers there; start it, or unset it.")
        else:
            with _started(port, address):
                yield address
    finally:
        if not configured:
            os.environ.pop("PREFECT_API_URL", None)


@contextlib.contextmanager
def for_workers(dask: str | None) -> Iterator[None]:
    """A server that the workers of a Dask cluster on this machine report to, where none is configured.

    Without one each worker's process would start its own. Raises RunFailed for a cluster elsewhere: its workers need
    an address that they can reach.
    """
    if dask is None or os.environ.get("PREFECT_API_URL"):
        yield
        return
    host = dask.rpartition("://")[2].rpartition(":")[0].strip("[]")
    if dask != LOCAL_CLUSTER and host not in ("127.0.0.1", "localhost", "::1"):
        raise RunFailed(
            f"setting dask: {dask}: workers on other machines report to a Prefect server; "
            "set PREFECT_API_URL to one that they reach."
        )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    with server(port):
        yield


def in_our_way() -> None:
    """Set what Prefect reads when it is imported; the user's own variables go before."""
    for name, value in OURS.items():
        os.environ.setdefault(name, value)


@contextlib.contextmanager
def _started(port: int, address: str) -> Iterator[None]:
    in_our_way()
    running = [_start(port)]
    stop = threading.Event()
    keeper = threading.Thread(target=_keep, args=(running, port, stop), daemon=True)
    try:
        _wait_for(address, running[0])
        keeper.start()
        yield
    finally:
        stop.set()
        if keeper.ident:
            keeper.join()
        running[0].terminate()
        try:
            running[0].wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            running[0].kill()


def _start(port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    # its own session: Ctrl-C on the terminal must reach the runs before it reaches what they report to
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def _keep(running: list[subprocess.Popen[bytes]], port: int, stop: threading.Event) -> None:
    while not stop.wait(RESTART_SECONDS):
        if running[0].poll() is not None:
            print(f"the Prefect server ended (exit {running[0].returncode}); it is started again", flush=True)
            running[0] = _start(port)


def _wait_for(address: str, started: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if healthy(address):
            return
        if started.poll() is not None:
            raise RunFailed(
                f"the Prefect server ended at once (exit {started.returncode}); is the port of {address} in use?"
            )
        time.sleep(0.3)
    raise RunFailed(f"the Prefect server did not answer at {address} within {START_SECONDS} s.")


def healthy(address: str) -> bool:
    """Whether a Prefect server answers."""
    try:
        with urllib.request.urlopen(f"{address}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError, ValueError):
        return False
