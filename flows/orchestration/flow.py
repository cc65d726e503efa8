"""The driver as a Prefect flow: a task run for each batch, retries, names, artifacts. No domain logic here.

Annotations are not postponed in this file: a served flow is pickled by value, and as strings they would not be found
again in the process of the run.
"""

import contextlib
import datetime as dt
import logging
from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, cast

from prefect import Flow, State, get_client, get_run_logger, runtime
from prefect import flow as as_flow
from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.client.schemas.objects import FlowRun
from prefect.events import emit_event
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from pydantic import Field

from flows.ingest import Carrier, ingest
from flows.locations import Location, is_address, location_of
from flows.orchestration.batches import as_tasks
from flows.pipeline.outcome import Outcome
from flows.report.artifacts import publish_artifacts
from flows.settings import Settings, load_settings
from schemas.errors import NewsledgerError, RunFailed

LONG_RUN_ITEMS = 500  # from this many files or texts on a step shows a progress artifact

WorkerCount = Annotated[int | None, Field(ge=0, le=256)]


class Progress:
    """Run name, log lines and a progress artifact from what the driver tells. Counts only, never text of articles."""

    def __init__(self) -> None:
        self.log = get_run_logger()
        self._bars: dict[str, Any] = {}

    def __call__(self, step: str, done: int, total: int) -> None:
        """`done` of `total` items of a step."""
        if step == "discover":
            self.log.info("%d files seen, %d new or changed", total, done)
            with whatever_the_server_says("name the run"), get_client(sync_client=True) as client:
                name = f"ingest {dt.datetime.now(dt.UTC):%Y-%m-%d}: {done} new file{'' if done == 1 else 's'}"
                client.update_flow_run(runtime.flow_run.id, name=name)
            return
        self.log.info("%s: %d of %d", step, done, total)
        if total >= LONG_RUN_ITEMS:
            with whatever_the_server_says("show progress"):
                self._show(step, 100 * done / total, total)

    def _show(self, step: str, share: float, total: int) -> None:
        if step not in self._bars:
            self._bars[step] = create_progress_artifact(
                share, key=f"progress-{step}", description=f"{step}: {total} items"
            )
        else:
            update_progress_artifact(self._bars[step], share)


@contextlib.contextmanager
def whatever_the_server_says(what: str) -> Iterator[None]:
    """What is only shown in the UI never costs a run: a server that went away is a line in the log."""
    try:
        yield
    except Exception as e:
        get_run_logger().warning("The Prefect server did not %s: %s", what, type(e).__name__)


def raise_event(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """The event newsledger.ingest.failed, for automations: an error or a crash, with its sentence as `reason`."""
    emit_event(
        "newsledger.ingest.failed",
        resource={"prefect.resource.id": f"prefect.flow-run.{flow_run.id}", "prefect.resource.name": flow_run.name},
        payload={"state": state.name, "reason": " ".join((state.message or "").split())},
    )


@as_flow(
    name="newsledger-ingest",
    flow_run_name="ingest",
    description="Raw news articles in, a published DuckDB warehouse of people, organisations and events out.",
    task_runner=cast(TaskRunner[PrefectFuture[Any]], ThreadPoolTaskRunner(max_workers=16)),
    on_failure=[raise_event],
    on_crashed=[raise_event],
    persist_result=False,
)
def ingest_flow(
    paths: list[str] = [],  # noqa: B006 (read only; Prefect shows it as the form's default)
    warehouse: str | None = None,
    force: bool = False,
    workers: WorkerCount = None,
    dask: str | None = None,
) -> dict[str, Any]:
    """Read, recognise, extract, resolve, check, publish. The settings are read where the flow runs.

    Args:
        paths: Files, folders or addresses (s3://bucket/folder); empty: the raw folder of the settings.
        warehouse: The published DuckDB file; empty: the one of the settings.
        force: Publish again even if nothing is new, and check every source again.
        workers: Worker processes; 0: one for each core; empty: as the settings say.
        dask: Scheduler of a Dask cluster that runs the batches, or `local`; empty: as the settings say.
    """
    settings = load_settings(warehouse=Path(warehouse).absolute() if warehouse else None, workers=workers, dask=dask)
    return asdict(_run(settings, [location_of(p) for p in paths], force))


def _run(settings: Settings, paths: Sequence[Location], force: bool) -> Outcome:
    log = get_run_logger()
    log.info("taking the warehouse %s", settings.warehouse)
    try:
        with _carrier(settings) as carrier:
            out = ingest(
                settings, paths, carrier=carrier, progress=Progress(), flow_run_id=str(runtime.flow_run.id),
                force=force, warm=settings.dask is None,
            )  # fmt: skip
    except NewsledgerError as e:
        _ended.get().append(e)
        log.error("%s", e)
        raise
    _ended.get().append(out)
    log.info("%s: %s", out.status, ", ".join(f"{n} {k}" for k, n in out.files.items()))
    with whatever_the_server_says("take the artifacts"):
        publish_artifacts(settings.warehouse, out)
    return out


@contextlib.contextmanager
def _carrier(settings: Settings) -> Iterator[Carrier]:
    """Threads that hand batches to the processes of this machine, or a Dask cluster."""
    if settings.dask is None:
        yield as_tasks
        return
    from flows.orchestration.cluster import cluster

    with cluster(settings) as found:
        yield found


# How the driver ended, for the command line: what Prefect raises when its server is lost says nothing about that.
_ended: ContextVar[list[Outcome | NewsledgerError]] = ContextVar("ended", default=[])  # noqa: B039 (the list is replaced where it is read)


def run_flow(settings: Settings, paths: Sequence[Location], *, force: bool) -> Outcome:
    """Run the flow from the command line with settings that are already read. Raises what the driver raises."""
    logging.getLogger("prefect.events").setLevel(logging.ERROR)
    ended: list[Outcome | NewsledgerError] = []
    token = _ended.set(ended)
    try:
        ingest_flow(
            paths=[str(p if is_address(p) else Path(p).absolute()) for p in paths],
            warehouse=str(settings.warehouse),
            force=force,
            workers=settings.workers,
            dask=settings.dask,
        )
    except NewsledgerError:
        raise
    except Exception as e:
        if not ended:
            why = f"{type(e).__name__}: {e}".splitlines()[0]
            raise RunFailed(
                f"Prefect failed before the run had begun or ended: {why}; the last warehouse stands."
            ) from e
        if isinstance(ended[0], NewsledgerError):
            raise ended[0] from e
        ended[0].warnings.append(f"the Prefect server was lost before it took how the run ended ({type(e).__name__})")
    finally:
        _ended.reset(token)
    return cast(Outcome, ended[0])
