"""Running a pure function over batches: inline when the work is small, in worker processes when it is not.

A worker that dies (out of memory, a crash in native code) costs its item, not the run: the batch is run again in a
process of its own and halved until the one item is found; that item is handed to `lost`.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, TypeVar

from flows.pipeline.interpreter_tuning import SELDOM, ending_at_once

Item = TypeVar("Item")
Result = TypeVar("Result")


def batches(items: Iterable[Item], cost: Callable[[Item], int], limit: int, most: int = 500) -> Iterator[list[Item]]:
    """Cut a stream into lists of at most `limit` cost (one item may exceed it) and at most `most` items."""
    batch: list[Item] = []
    total = 0
    for item in items:
        c = cost(item)
        if batch and (total + c > limit or len(batch) >= most):
            yield batch
            batch, total = [], 0
        batch.append(item)
        total += c
    if batch:
        yield batch


class Pool:
    """Worker processes that the steps of a run share: what they import and load, they load once.

    With `warm` off none is started before there is a batch for it.
    """

    def __init__(self, count: int, *, warm: bool = True) -> None:
        self.count = count or os.cpu_count() or 1
        self._warm = warm
        self._lock = threading.Lock()
        self._running: ProcessPoolExecutor | None = None

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._running:
            self._running.shutdown(cancel_futures=True)

    def submit(self, function: Callable[[list[Item]], Result], batch: list[Item]) -> Future[Result]:
        """Run a batch. Raises BrokenProcessPool, here or in the result, when a worker died; the next call is fine."""
        with self._lock:
            pool = self._running = self._running or _processes(self.count)
            try:
                return pool.submit(function, batch)
            except BrokenProcessPool:
                self._running = None
                raise

    def warm(self, function: Callable[[list[Item]], object]) -> None:
        """Have each worker run an empty batch, so that it has loaded what `function` needs when work comes."""
        for _ in range(self.count if self._warm else 0):
            self.submit(function, [])


def _processes(count: int) -> ProcessPoolExecutor:
    # spawned, not forked: polars' and ONNX' threads do not survive a fork
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=_settle)


def _settle() -> None:
    gc.set_threshold(*SELDOM)
    ending_at_once()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # a killed run cannot stop its workers, and they would wait for work for ever
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


class Workers(Generic[Item, Result]):
    """Runs `function(batch)` in a pool, or inline without one."""

    def __init__(
        self, function: Callable[[list[Item]], Result], lost: Callable[[Item], Result], pool: Pool | None
    ) -> None:
        self.function, self.lost, self.pool = function, lost, pool
        self.count = pool.count if pool else 1

    def do(self, batch: list[Item]) -> list[Result]:
        """One batch, from any thread: one result, or several where the batch had to be cut."""
        if self.pool is None:
            return [self.function(batch)]
        try:
            return [self.pool.submit(self.function, batch).result()]
        except BrokenProcessPool:
            return list(self._alone(batch))

    def run(self, work: Iterable[list[Item]]) -> Iterator[Result]:
        """All batches, results as they come; at most two batches a worker are under way."""
        if self.pool is None:
            yield from map(self.function, work)
            return
        queue = iter(work)
        with ThreadPoolExecutor(2 * self.count) as threads:
            waiting: set[Future[list[Result]]] = set()
            while True:
                while len(waiting) < 2 * self.count and (batch := next(queue, None)) is not None:
                    waiting.add(threads.submit(self.do, batch))
                if not waiting:
                    return
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    yield from future.result()

    def _alone(self, batch: Sequence[Item]) -> Iterator[Result]:
        try:
            with _processes(1) as one:
                yield one.submit(self.function, list(batch)).result()
        except BrokenProcessPool:
            if len(batch) == 1:
                yield self.lost(batch[0])
                return
            half = len(batch) // 2
            yield from self._alone(batch[:half])
            yield from self._alone(batch[half:])
