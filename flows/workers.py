"""Running a pure function over batches: inline when the work is small, in worker processes when it is not.

A worker that dies (out of memory, a crash in native code) costs its item, not the run: its batch is halved until the
one item is found, and that item goes to `lost`.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

INLINE_COST = 600_000  # characters or bytes; below it, starting workers (about 2 s each) costs more than it saves


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


class Workers(Generic[Item, Result]):
    """Maps `function(batch) -> result` over batches, in order of completion, with at most two batches a worker waiting."""

    def __init__(self, function: Callable[[list[Item]], Result], count: int, *, inline: bool) -> None:
        self.function, self.count, self.inline = function, count or os.cpu_count() or 1, inline
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers[Item, Result]:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def pool(self) -> ProcessPoolExecutor:
        """The pool, started at first use and again after a worker died. Spawned: polars and ONNX do not survive a fork."""
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.count, mp_context=multiprocessing.get_context("spawn"))
        return self._pool

    def run(self, work: Iterable[list[Item]], lost: Callable[[Item], Result]) -> Iterator[Result]:
        """Results as they come; for an item that killed its worker, `lost(item)`."""
        if self.inline:
            yield from map(self.function, work)
            return
        queue = iter(work)
        waiting: dict[Future[Result], list[Item]] = {}
        while True:
            while len(waiting) < 2 * self.count and (batch := next(queue, None)) is not None:
                waiting[self.pool().submit(self.function, batch)] = batch
            if not waiting:
                return
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            suspects: list[list[Item]] = []
            for future in done:
                batch = waiting.pop(future)
                try:
                    yield future.result()
                except BrokenProcessPool:
                    suspects.append(batch)
            if suspects:
                suspects += waiting.values()
                waiting.clear()
                self._pool = None
                for batch in suspects:
                    yield from self._alone(batch, lost)

    def _alone(self, batch: Sequence[Item], lost: Callable[[Item], Result]) -> Iterator[Result]:
        """One suspect batch at a time: whole, then halved, until the item that kills is alone."""
        try:
            yield self.pool().submit(self.function, list(batch)).result()
        except BrokenProcessPool:
            self._pool = None
            if len(batch) == 1:
                yield lost(batch[0])
            else:
                half = len(batch) // 2
                yield from self._alone(batch[:half], lost)
                yield from self._alone(batch[half:], lost)


