from __future__ import annotations

import os
import signal

from flows.workers import Pool, Workers, batches


def double_or_die(batch: list[int]) -> list[int]:
    if 13 in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    return [2 * x for x in batch]


def lost(item: int) -> list[int]:
    return [-item]


def test_a_worker_that_dies_costs_its_item_and_nothing_else() -> None:
    with Pool(2) as pool:
        workers = Workers(double_or_die, lost, pool)
        results = [x for some in workers.run([[1, 2, 3, 13, 4], [5, 6], [7]]) for x in some]
    assert sorted(results) == [-13, 2, 4, 6, 8, 10, 12, 14]


def test_batches_keep_to_their_limit_and_lose_nothing() -> None:
    sizes = [5, 1, 1, 9, 30, 2, 2, 2]
    cut = list(batches(sizes, lambda x: x, 10, most=3))
    assert [x for b in cut for x in b] == sizes
    assert all(sum(b) <= 10 or len(b) == 1 for b in cut)
    assert max(map(len, cut)) <= 3
