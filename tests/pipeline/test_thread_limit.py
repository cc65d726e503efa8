"""Threads that take too long are stopped, those beside them and those that come after are not."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from flows.pipeline import thread_limit
from flows.pipeline.refusals import seconds
from schemas.errors import BadInput


def busy(for_seconds: float) -> str:
    """Compute for so much processor time of this thread."""
    begun = time.thread_time()
    while time.thread_time() - begun < for_seconds:
        pass
    return "done"


def limited(for_seconds: float, limit: float) -> str:
    with seconds(limit, "甲.md"):
        return busy(for_seconds)


def test_a_thread_that_takes_too_long_gets_a_refusal_and_the_next_article_of_it_none() -> None:
    with ThreadPoolExecutor(1) as threads:
        for _ in range(2):
            with pytest.raises(BadInput, match=r"甲.md took longer than limits.max_seconds = 0.2 s"):
                threads.submit(limited, 60, 0.2).result(60)
            assert threads.submit(limited, 0.01, 5).result(60) == "done"
    assert not thread_limit._deadlines


def test_only_the_thread_that_takes_too_long_is_stopped() -> None:
    with ThreadPoolExecutor(2) as threads:
        slow, quick = threads.submit(limited, 60, 0.2), threads.submit(limited, 0.5, 30)
        assert quick.result(60) == "done"
        assert isinstance(slow.exception(60), BadInput)


def test_waiting_is_no_processor_time() -> None:
    with ThreadPoolExecutor(1) as threads:

        def waits() -> str:
            with seconds(0.2, "甲.md"):
                threading.Event().wait(1)
                return "done"

        assert threads.submit(waits).result(60) == "done"
