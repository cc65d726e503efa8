"""What a stage does with input that it cannot use: a time limit, one sentence, a row."""

from __future__ import annotations

import json
import signal
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import polars as pl

from flows.pipeline.thread_limit import TookTooLong, thread_seconds
from schemas.errors import BadInput
from schemas.tables import Table, polars_schema

Frames = dict[str, pl.DataFrame]
Rows = dict[str, list[dict[str, Any]]]


@contextmanager
def seconds(limit: float, path: str) -> Iterator[None]:
    """Stop what takes longer than `limit` seconds with BadInput, where the platform allows it.

    Processor time: by the clock a busy machine would lose articles that an idle one reads. The main thread has an
    alarm; another one, as a cluster's worker runs its tasks in, is watched from beside.
    """

    def stop(*_: object) -> None:
        raise BadInput("max_seconds", f"{path} took longer than limits.max_seconds = {limit:g} s to read.")

    if threading.current_thread() is not threading.main_thread():
        try:
            with thread_seconds(limit):
                yield
        except TookTooLong:
            stop()
        return
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def as_bad_input(error: Exception, what: str) -> BadInput:
    """The error itself when it is BadInput; else a sentence for a defect of our own that this input uncovered."""
    if isinstance(error, BadInput):
        return error
    place = traceback.extract_tb(error.__traceback__)[-1]
    return BadInput(
        "defect",
        f"{what}: newsledger itself failed on it ({type(error).__name__}, {Path(place.filename).name}:{place.lineno}); "
        "please report it with the file; it is tried again when the code changes.",
        detail={"error": str(error)[:500]},
    )


def refusal(key: str, stage: str, e: BadInput, severity: str) -> dict[str, Any]:
    """A row of the store's table of refusals."""
    detail = {**e.detail, **({"offset": e.offset} if e.offset is not None else {})}
    return {
        "article_key": key, "stage": stage, "check_name": e.check, "severity": severity, "reason": e.reason,
        "detail": json.dumps(detail, ensure_ascii=False) if detail else None,
    }  # fmt: skip


def frame_of(model: type[Table], rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Rows as a frame typed as their model."""
    return pl.DataFrame(rows, schema=polars_schema(model), orient="row")
