"""A batch as a Prefect task: in come a function and its batch, out go frames. In threads of the run's own process here;
on other machines by `flows.orchestration.cluster`.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture

from flows.pipeline.refusals import Frames
from flows.pipeline.workers import Workers


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

    def do(self) -> Done:
        """The frames of the batch: one result, or several where it had to be cut."""
        begun = time.monotonic()
        frames = self.function(self.batch)
        return Done(frames, time.monotonic() - begun)


class Done:
    """What came of a batch: its frames, and the seconds that they took where they were made."""

    def __init__(self, frames: list[Frames], seconds: float) -> None:
        self.frames, self.seconds = frames, seconds


@task(
    task_run_name="{step} {number}: {items} items",
    retries=2,
    retry_delay_seconds=[2, 15],
    retry_jitter_factor=0.5,
    retry_condition_fn=_may_help,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def run_batch(step: str, number: int, items: int, work: Work) -> Done:
    """One batch, here or on another machine.

    Prefect 3.8 keeps no reference to what a task returns once its future is let go (both carriers do at once).
    """
    return work.do()


def as_tasks(step: str, workers: Workers[Any, Frames], work: Iterable[list[Any]]) -> Iterator[Frames]:
    """The carrier of `flows.ingest.ingest` under Prefect: at most two batches a worker are under way."""
    under_way: deque[PrefectFuture[Done]] = deque()
    for number, batch in enumerate(work, 1):
        under_way.append(run_batch.submit(step, number, len(batch), Work(workers.do, batch)))
        if len(under_way) >= 2 * workers.count:
            yield from under_way.popleft().result().frames
    while under_way:
        yield from under_way.popleft().result().frames
