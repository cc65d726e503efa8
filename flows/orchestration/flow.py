"""The driver as a Prefect flow: a task run for each batch, retries, names, artifacts. No domain logic here.

Annotations are not postponed in this file: a served flow is pickled by value, and as strings they would not be found
again in the process of the run.
"""

import contextlib
import datetime as dt
import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextvars import ContextVar
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, cast

from prefect import Flow, State, get_client, get_run_logger, runtime, task
from prefect import flow as as_flow
from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import FlowRun
from prefect.context import FlowRunContext
from prefect.events import emit_event
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from pydantic import Field

from flows.ingest import ingest
from flows.pipeline.outcome import Outcome
from flows.pipeline.refusals import Frames
from flows.pipeline.workers import Workers
from flows.report.artifacts import publish_artifacts
from flows.settings import Settings, load_settings
from schemas.errors import NewsledgerError, RunFailed

LONG_RUN_ITEMS = 500  # from this many files or texts on a step shows a progress artifact

WorkerCount = Annotated[int | None, Field(ge=0, le=256)]


def _may_help(task_: object, run: object, state: Any) -> bool:
    """A retry can help against a disk or a process that went away, not against a defect."""
    try:
        state.result()
    except (OSError, BrokenProcessPool):
        return True
    except Exception:
        return False
    return False


class Work:
    """A batch and what is done with it; can be pickled where `function` can.

    A plain class: into lists, tuples and dataclasses Prefect looks for futures item by item, and the mark that keeps it
    from doing so (`quote`) arrives on a Dask worker as a tuple around the value (findings/prefect-quote-on-dask.sh).
    """

    def __init__(self, function: Callable[[list[Any]], list[Frames]], batch: list[Any]) -> None:
        self.function, self.batch = function, batch

    def do(self) -> list[Frames]:
        """The frames of the batch: one result, or several where it had to be cut."""
        return self.function(self.batch)


class OnWorker:
    """A stage as a cluster's worker runs it: the function itself, without the pool of processes of this machine."""

    def __init__(self, function: Callable[[list[Any]], Frames]) -> None:
        self.function = function

    def __call__(self, batch: list[Any]) -> list[Frames]:
        """The frames of one batch."""
        return [self.function(batch)]


@task(
    task_run_name="{step} {number}: {items} items",
    retries=2,
    retry_delay_seconds=[2, 15],
    retry_jitter_factor=0.5,
    retry_condition_fn=_may_help,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def run_batch(step: str, number: int, items: int, work: Work) -> list[Frames]:
    """One batch, here or on another machine.

    Prefect 3.8 keeps no reference to what a task returns once its future is let go (`as_tasks` does at once).
    """
    return work.do()


def as_tasks(step: str, workers: Workers[Any, Frames], work: Iterable[list[Any]]) -> Iterator[Frames]:
    """The carrier of `flows.ingest.ingest` under Prefect: at most two batches a worker are under way.

    A batch whose cluster worker died is run again here, where one item that kills its process is found and given up.
    """
    context = FlowRunContext.get()
    local = context is None or isinstance(context.task_runner, ThreadPoolTaskRunner)
    function = workers.do if local else OnWorker(workers.function)
    under_way: deque[tuple[PrefectFuture[list[Frames]], list[Any]]] = deque()

    def finished() -> list[Frames]:
        future, batch = under_way.popleft()
        try:
            return future.result()
        except Exception as e:
            if type(e).__name__ != "KilledWorker":
                raise
            get_run_logger().warning("%s: the cluster lost a batch (%s); it is run here", step, type(e).__name__)
            return workers.do(batch)

    for number, batch in enumerate(work, 1):
        under_way.append((run_batch.submit(step, number, len(batch), Work(function, batch)), batch))
        if len(under_way) >= 2 * workers.count:
            yield from finished()
    while under_way:
        yield from finished()


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
) -> dict[str, Any]:
    """Read, recognise, extract, resolve, check, publish. The settings are read where the flow runs.

    Args:
        paths: Files or folders; empty: the raw folder of the settings.
        warehouse: The published DuckDB file; empty: the one of the settings.
        force: Publish again even if nothing is new.
        workers: Worker processes; 0: one for each core; empty: as the settings say.
    """
    settings = load_settings(warehouse=Path(warehouse).absolute() if warehouse else None, workers=workers)
    return asdict(_run(settings, [Path(p) for p in paths], force))


def _run(settings: Settings, paths: Sequence[Path], force: bool) -> Outcome:
    log = get_run_logger()
    log.info("taking the warehouse %s", settings.warehouse)
    try:
        out = ingest(
            settings, paths, carrier=as_tasks, progress=Progress(), flow_run_id=str(runtime.flow_run.id), force=force
        )
    except NewsledgerError as e:
        _ended.get().append(e)
        log.error("%s", e)
        raise
    _ended.get().append(out)
    log.info("%s: %s", out.status, ", ".join(f"{n} {k}" for k, n in out.files.items()))
    with whatever_the_server_says("take the artifacts"):
        publish_artifacts(settings.warehouse, out)
    return out


def on_runner(settings: Settings) -> Flow[..., dict[str, Any]]:
    """The flow on the task runner that the settings name: threads of this process, or a Dask cluster.

    Raises RunFailed when the extra `dask` is not installed.
    """
    if settings.dask_address is None:
        return ingest_flow
    try:
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError as e:
        raise RunFailed(
            "setting dask_address: the package prefect-dask is not installed; pip install 'newsledger[dask]'."
        ) from e
    return ingest_flow.with_options(
        task_runner=cast(TaskRunner[PrefectFuture[Any]], DaskTaskRunner(address=settings.dask_address))
    )


# How the driver ended, for the command line: what Prefect raises when its server is lost says nothing about that.
_ended: ContextVar[list[Outcome | NewsledgerError]] = ContextVar("ended", default=[])  # noqa: B039 (the list is replaced where it is read)


def run_flow(settings: Settings, paths: Sequence[Path], *, force: bool) -> Outcome:
    """Run the flow from the command line with settings that are already read. Raises what the driver raises."""
    logging.getLogger("prefect.events").setLevel(logging.ERROR)
    ended: list[Outcome | NewsledgerError] = []
    token = _ended.set(ended)
    try:
        on_runner(settings)(
            paths=[str(p.absolute()) for p in paths],
            warehouse=str(settings.warehouse),
            force=force,
            workers=settings.workers,
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
