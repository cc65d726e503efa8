"""Scheduled runs in one process: a Prefect server where none is configured, the deployment, its schedule, a watcher."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import os
import re
import signal
import sys
import threading
import time
from typing import Any, cast

from flows.locations import is_address
from flows.orchestration.server import healthy, server
from flows.pipeline.discover import discover
from flows.settings import Settings, find_config
from schemas.errors import RunFailed, Usage

DEPLOYMENT = "scheduled"
WATCH_SECONDS = 5.0
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def serve(settings: Settings, *, cron: str | None, every: str | None, watch: bool, port: int) -> None:
    """Serve the deployment until SIGTERM or Ctrl-C. Raises Usage for a wrong schedule, RunFailed without a server."""
    if cron and every:
        raise Usage("--cron and --every: give one of them.")
    interval = parse_interval(every) if every else None
    if not (cron or interval or watch):
        raise Usage("no schedule: give --cron, --every or --watch, for example `newsledger serve --every 15m`.")
    if cron:
        check_cron(cron)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that what was started is stopped, at whatever moment
    for name, value in environment_of(settings).items():
        os.environ[name] = value
    with server(port) as address, _watching(settings, watch):
        print(f"UI: {address.removesuffix('/api')}", flush=True)
        while _served_until_lost(settings, cron, interval):
            print(f"the Prefect server at {address} went away; waiting for it", flush=True)
            while not healthy(address):
                time.sleep(1)


def _served_until_lost(settings: Settings, cron: str | None, interval: dt.timedelta | None) -> bool:
    """Serve. True: the server was lost on the way; False: somebody said stop."""
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.runner import Runner

    from flows.orchestration.flow import ingest_flow
    from flows.orchestration.late_runs import cancel_late_runs

    class Serving(Runner):
        """Prefect's own handler leaves its stop unawaited: runs under way would neither end nor be marked."""

        def handle_sigterm(self, *_: Any, **__: Any) -> None:
            loop = asyncio.get_running_loop()
            loop.call_soon_threadsafe(lambda: stopping.append(loop.create_task(self.astop())))

    stopping: list[asyncio.Task[None]] = []
    cancelled = cancel_late_runs(f"{ingest_flow.name}/{DEPLOYMENT}")
    if cancelled:
        print(f"runs that became late while nobody served: {cancelled} cancelled, the newest goes on", flush=True)
    runner = Serving(name=DEPLOYMENT)
    runner.add_flow(
        ingest_flow,
        name=DEPLOYMENT,
        cron=cron,
        interval=interval,
        description=f"Ingests {settings.raw} into {settings.warehouse}",
        tags=["newsledger"],
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
    )
    signal.signal(signal.SIGINT, runner.handle_sigterm)
    try:
        asyncio.run(runner.start())
    except Exception as e:  # what a lost server raises depends on where the runner stood
        if not stopping:
            print(f"{type(e).__name__}: {e}".splitlines()[0], flush=True)
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    return not stopping


def parse_interval(text: str) -> dt.timedelta:
    """15m → fifteen minutes. Raises Usage."""
    found = re.fullmatch(r"([1-9]\d{0,5})([smhd])", text.strip())
    if not found:
        raise Usage(f"--every {text}: a number and s, m, h or d is accepted, for example 30s, 15m, 2h, 1d.")
    return dt.timedelta(**{_UNITS[found[2]]: int(found[1])})


def check_cron(text: str) -> None:
    """Raises Usage for what Prefect would refuse later, after the server has been started."""
    from prefect.client.schemas.schedules import CronSchedule
    from pydantic import ValidationError

    try:
        CronSchedule(cron=text)
    except ValidationError as e:
        raise Usage(f'--cron "{text}": a cron expression of five fields is accepted, for example "0 6 * * *".') from e


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
def _watching(settings: Settings, wanted: bool) -> Any:
    stop = threading.Event()
    if wanted:
        threading.Thread(target=watch_folder, args=(settings, stop), daemon=True).start()
    try:
        yield
    finally:
        stop.set()


def watch_folder(settings: Settings, stop: threading.Event) -> None:
    """Start a run whenever the files of the raw folder have changed and then rested for one look."""
    from prefect.client.schemas.objects import FlowRun, StateType
    from prefect.deployments import run_deployment

    from flows.orchestration.flow import ingest_flow

    def look() -> tuple[tuple[str, str], ...]:
        return tuple((f.path, f.stat) for f in discover([settings.raw], settings.raw, settings.warehouse).files)

    ran_for, before = None, None
    while not stop.wait(60 if is_address(settings.raw) else WATCH_SECONDS):  # listings of a store are paid for
        try:
            now = look()
        except RunFailed:  # a store that does not answer: the next look tries again
            continue
        if now == before and now != ran_for:  # a file that is still being copied gets time to finish
            with contextlib.suppress(Exception):  # the server may be away for a moment: the next look tries again
                run = cast(FlowRun, run_deployment(f"{ingest_flow.name}/{DEPLOYMENT}"))
                # one that is refused beside a run under way must come again: that one may have looked too early
                if run.state_type is not StateType.CANCELLED:
                    ran_for = now
        before = now
