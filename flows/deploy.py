"""Scheduled runs in one process: a Prefect server where none is configured, the deployment, its schedule, a watcher."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from flows.discover import discover
from flows.settings import Settings, find_config
from schemas.errors import RunFailed, Usage

DEPLOYMENT = "scheduled"
SERVER_SECONDS = 120  # a first start lays the database, which takes most of a minute on a slow disk
WATCH_SECONDS = 5.0
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def serve(settings: Settings, *, cron: str | None, every: str | None, watch: bool, port: int) -> None:
    """Serve the deployment until SIGTERM or Ctrl-C. Raises Usage for a wrong schedule, RunFailed without a server."""
    if cron and every:
        raise Usage("--cron and --every: give one of them.")
    interval = parse_interval(every) if every else None
    if not (cron or interval or watch):
        raise Usage("no schedule: give --cron, --every or --watch, for example `newsledger serve --every 15m`.")
    for name, value in environment_of(settings).items():
        os.environ[name] = value
    with server(port) as address:
        _serve(settings, cron, interval, watch, address)


def _serve(settings: Settings, cron: str | None, interval: dt.timedelta | None, watch: bool, address: str) -> None:
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy

    from flows.late_runs import cancel_late_runs
    from flows.prefect_flow import ingest_flow

    cancelled = cancel_late_runs(f"{ingest_flow.name}/{DEPLOYMENT}")
    if cancelled:
        print(
            f"{cancelled} runs became late while nobody served; one of them runs, the others are cancelled", flush=True
        )
    print(f"UI: {address.removesuffix('/api')}", flush=True)
    stop = threading.Event()
    if watch:
        threading.Thread(target=watch_folder, args=(settings.raw, stop), daemon=True).start()
    try:
        ingest_flow.serve(
            name=DEPLOYMENT,
            cron=cron,
            interval=interval,
            description=f"Ingests {settings.raw} into {settings.warehouse}",
            tags=["newsledger"],
            global_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
            print_starting_message=False,
        )
    finally:
        stop.set()


def parse_interval(text: str) -> dt.timedelta:
    """15m → fifteen minutes. Raises Usage."""
    found = re.fullmatch(r"([1-9]\d{0,5})([smhd])", text.strip())
    if not found:
        raise Usage(f"--every {text}: a number and s, m, h or d is accepted, for example 30s, 15m, 2h, 1d.")
    return dt.timedelta(**{_UNITS[found[2]]: int(found[1])})


def environment_of(settings: Settings) -> dict[str, str]:
    """What the processes of the runs must be told so that they read the same settings from any working directory."""
    config = find_config()
    return {
        **({"NEWSLEDGER_CONFIG": str(config.resolve())} if config else {}),
        "NEWSLEDGER_RAW": str(settings.raw),
        "NEWSLEDGER_WAREHOUSE": str(settings.warehouse),
        "NEWSLEDGER_JUDGEMENTS": str(settings.judgements),
    }


@contextlib.contextmanager
def server(port: int) -> Iterator[str]:
    """The address of the configured server; else of one that is started here and stopped in the end."""
    configured = os.environ.get("PREFECT_API_URL")
    address = configured or f"http://127.0.0.1:{port}/api"
    os.environ["PREFECT_API_URL"] = address
    if healthy(address):
        yield address
        return
    if configured:
        raise RunFailed(f"PREFECT_API_URL={configured}: no Prefect server answers there; start it, or unset it.")
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT", "false")
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    started = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        _wait_for(address, started)
        yield address
    finally:
        started.terminate()
        try:
            started.wait(15)
        except subprocess.TimeoutExpired:
            started.kill()
        os.environ.pop("PREFECT_API_URL", None)


def _wait_for(address: str, started: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + SERVER_SECONDS
    while time.monotonic() < deadline:
        if healthy(address):
            return
        if started.poll() is not None:
            raise RunFailed(
                f"the Prefect server ended at once (exit {started.returncode}); is the port of {address} in use?"
            )
        time.sleep(0.3)
    raise RunFailed(f"the Prefect server did not answer at {address} within {SERVER_SECONDS} s.")


def healthy(address: str) -> bool:
    """Whether a Prefect server answers."""
    try:
        with urllib.request.urlopen(f"{address}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError, ValueError):
        return False


def watch_folder(raw: Path, stop: threading.Event) -> None:
    """Start a run whenever the files of a folder have changed and then rested for one look."""
    from prefect.deployments import run_deployment

    from flows.prefect_flow import ingest_flow

    def look() -> tuple[tuple[str, str], ...]:
        return tuple((f.path, f.stat) for f in discover([raw], raw).files)

    ran_for, before = None, look()
    while not stop.wait(WATCH_SECONDS):
        now = look()
        if now == before and now != ran_for:  # a file that is still being copied gets time to finish
            with contextlib.suppress(Exception):  # the server may be away for a moment: the next look tries again
                run_deployment(f"{ingest_flow.name}/{DEPLOYMENT}", timeout=0, flow_run_name="ingest: files changed")
                ran_for = now
        before = now
