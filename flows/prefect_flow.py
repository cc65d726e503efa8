"""The driver as a Prefect flow: a task run for each batch, retries, names, artifacts. No domain logic here."""

from __future__ import annotations

import datetime as dt
import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

from prefect import flow, get_client, get_run_logger, task
from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.cache_policies import NO_CACHE
from prefect.events import emit_event
from prefect.futures import PrefectFuture
from prefect.runtime import flow_run
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from pydantic import Field

from flows.ingest import Outcome, ingest
from flows.report.artifacts import publish_artifacts
from flows.settings import Settings, load_settings
from schemas.errors import NewsledgerError

if TYPE_CHECKING:
    from flows.stages.refusing import Frames
    from flows.workers import Workers

LONG_RUN_ITEMS = 500  # from this many files or texts on a step shows a progress artifact

Paths = Annotated[list[str], Field(description="Files or folders; empty: the raw folder of the settings.")]
Warehouse = Annotated[str | None, Field(description="The published DuckDB file; empty: the one of the settings.")]
Force = Annotated[bool, Field(description="Publish again even if nothing is new.")]
WorkerCount = Annotated[int | None, Field(description="Worker processes; 0: one for each core.", ge=0, le=256)]


def _may_help(task_: object, run: object, state: Any) -> bool:
    """A retry can help against a disk or a process that went away, not against a defect."""
    try:
        state.result()
    except (OSError, BrokenProcessPool):
        return True
    except Exception:
        return False
    return False


@task(
    task_run_name="{step} {number}: {items} items",
    retries=2,
    retry_delay_seconds=[2, 15],
    retry_jitter_factor=0.5,
    retry_condition_fn=_may_help,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def run_batch(step: str, number: int, items: int, do: Callable[[], None]) -> None:
    """One batch in the workers. Its frames go aside, not through Prefect, which would hold them until the run ends."""
    do()


def as_tasks(step: str, workers: Workers[Any, Frames], work: Iterable[list[Any]]) -> Iterator[Frames]:
    """The carrier of `flows.ingest.ingest` under Prefect: at most two batches a worker are under way."""
    under_way: deque[tuple[Any, list[Frames]]] = deque()

    def finished() -> Iterator[Frames]:
        future, frames = under_way.popleft()
        future.result()
        yield from frames

    for number, batch in enumerate(work, 1):
        frames: list[Frames] = []

        def do(batch: list[Any] = batch, frames: list[Frames] = frames) -> None:
            frames[:] = workers.do(batch)

        under_way.append((run_batch.submit(step, number, len(batch), do), frames))
        if len(under_way) >= 2 * workers.count:
            yield from finished()
    while under_way:
        yield from finished()


class Progress:
    """Run name, log lines and a progress artifact from what the driver tells."""

    def __init__(self) -> None:
        self.log = get_run_logger()
        self._bars: dict[str, Any] = {}

    def __call__(self, step: str, done: int, total: int) -> None:
        """`done` of `total` items of a step."""
        if step == "discover":
            self.log.info("%d files seen, %d new or changed", total, done)
            _name_run(f"ingest {dt.datetime.now(dt.UTC):%Y-%m-%d}: {done} new files")
            return
        self.log.info("%s: %d of %d", step, done, total)
        if total < LONG_RUN_ITEMS:
            return
        share = 100 * done / total
        if step not in self._bars:
            self._bars[step] = create_progress_artifact(
                share, key=f"progress-{step}", description=f"{step}: {total} items"
            )
        else:
            update_progress_artifact(self._bars[step], share)


def _name_run(name: str) -> None:
    try:
        with get_client(sync_client=True) as client:
            client.update_flow_run(flow_run.id, name=name)
    except Exception as e:  # a run goes on, whatever becomes of its name
        get_run_logger().warning("The run could not be named: %s", type(e).__name__)


@flow(
    name="newsledger-ingest",
    flow_run_name="ingest",
    description="Raw news articles in, a published DuckDB warehouse of people, organisations and events out.",
    task_runner=cast(TaskRunner[PrefectFuture[Any]], ThreadPoolTaskRunner(max_workers=16)),
    persist_result=False,
)
def ingest_flow(
    paths: Paths = [],  # noqa: B006 (read only; Prefect shows it as the form's default)
    warehouse: Warehouse = None,
    force: Force = False,
    workers: WorkerCount = None,
) -> dict[str, Any]:
    """Read, recognise, extract, resolve, check, publish. The settings are read where the flow runs."""
    settings = load_settings(warehouse=Path(warehouse).absolute() if warehouse else None, workers=workers)
    return asdict(_run(settings, [Path(p) for p in paths], force))


def _run(settings: Settings, paths: Sequence[Path], force: bool) -> Outcome:
    log = get_run_logger()
    try:
        out = ingest(settings, paths, carrier=as_tasks, progress=Progress(), flow_run_id=str(flow_run.id), force=force)
    except NewsledgerError as e:
        log.error("%s", e)
        emit_event(
            "newsledger.ingest.failed",
            resource={"prefect.resource.id": f"newsledger.warehouse.{settings.warehouse.stem}"},
            payload={"reason": str(e), "flow_run_id": str(flow_run.id)},
        )
        raise
    log.info("%s: %s", out.status, ", ".join(f"{n} {k}" for k, n in out.files.items()))
    publish_artifacts(settings.warehouse, out)
    return out


def run_flow(settings: Settings, paths: Sequence[Path], *, force: bool) -> Outcome:
    """Run the flow from the command line with settings that are already read. Raises what the driver raises."""
    logging.getLogger("prefect.events").setLevel(logging.ERROR)
    result: dict[str, Any] = ingest_flow(
        paths=[str(p) for p in paths], warehouse=str(settings.warehouse), force=force, workers=settings.workers
    )
    return Outcome(**result)
