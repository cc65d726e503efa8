"""Real Prefect servers in temporary homes on free ports; whatever a test starts is gone when it ends."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from flows.orchestration.server import healthy

ROOT = Path(__file__).resolve().parent.parent.parent


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def wait_until(true: Callable[[], Any], seconds: float, what: str) -> Any:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            if found := true():
                return found
        time.sleep(0.5)
    raise AssertionError(f"not within {seconds} s: {what}")


@dataclass
class Prefect:
    """A home and a port; processes started in it, and its server's API."""

    home: Path
    port: int = field(default_factory=free_port)
    processes: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    def environment(self, *, configured: bool = True, **more: str) -> dict[str, str]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("NEWSLEDGER_", "PREFECT_"))}
        return {
            **clean,
            "PYTHONPATH": str(ROOT),
            "PREFECT_HOME": str(self.home),
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            **({"PREFECT_API_URL": self.api} if configured else {}),
            **more,
        }

    def start(self, *command: str, cwd: Path, log: Path | None = None, **environment: Any) -> subprocess.Popen[str]:
        out: Any = log.open("w") if log else subprocess.DEVNULL
        started = subprocess.Popen(
            [sys.executable, *command], cwd=cwd, env=self.environment(**environment), text=True,
            stdout=out, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        self.processes.append(started)
        return started

    def run(self, *command: str, cwd: Path, **environment: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *command], cwd=cwd, env=self.environment(**environment), text=True, capture_output=True,
            timeout=400,
        )  # fmt: skip

    def start_server(self) -> subprocess.Popen[str]:
        server = self.start(
            "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(self.port), cwd=self.home
        )
        wait_until(lambda: healthy(self.api), 180, "the server is healthy")
        return server

    def ask(self, path: str, body: dict[str, Any] | None = None, *, base: str | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request((base or self.api) + path, data, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def runs(self, *states: str) -> list[dict[str, Any]]:
        """Flow runs, oldest first; of these states, or all."""
        where = {"flow_runs": {"state": {"type": {"any_": list(states)}}}} if states else {}
        found: list[dict[str, Any]] = self.ask("/flow_runs/filter", {**where, "sort": "START_TIME_ASC"})
        return found

    def left_behind(self) -> dict[int, str]:
        """Processes that run in this home, with their command lines."""
        mark = f"PREFECT_HOME={self.home}".encode()
        found = {}
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                words = (process / "cmdline").read_bytes()
                if words and mark in (process / "environ").read_bytes().split(b"\0"):
                    found[int(process.name)] = words.decode().replace("\0", " ")
        return found

    def end(self) -> None:
        """Kill what a failed test left, a serving process' own server included."""
        for pid in {p.pid for p in self.processes if p.poll() is None} | self.left_behind().keys():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for p in self.processes:
            p.wait()


@pytest.fixture
def prefect(tmp_path: Path) -> Iterator[Prefect]:
    """A home without a server."""
    home = tmp_path / "prefect"
    home.mkdir()
    at = Prefect(home)
    yield at
    at.end()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prefect]:
    """A home with a server that tests share."""
    at = Prefect(tmp_path_factory.mktemp("shared-prefect"))
    at.start_server()
    yield at
    at.end()
