"""Publishing: build aside, check, checkpoint, rename. Nobody ever opens a half-made file."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb
import polars as pl

from schemas.errors import PublishRefused, RunFailed
from schemas.published import BY_NAME
from schemas.quoting import quoted
from schemas.tables import create_sql
from warehouse import views
from warehouse.reader import published_run
from warehouse.store import STORE, Store

Frames = dict[str, pl.DataFrame]
STORAGE_VERSION = "v1.2.0"  # what DuckDB 1.2 and later can open; written plainly by 2.0 no 1.x could
EVENTS = ("events", "event_participants", "event_mentions", "event_decisions", "withheld_claims")
# Filled after the checks have spoken.
OPERATIONS = ("runs", "quality_results")
# Filled when all others are: which rows were read is looked up in them.
AUDITS = "audits"


def table_sql(name: str) -> str:
    """The SELECT that fills a published table, over the working store and the frames of the run."""
    return (views.SQL / f"{name}.sql").read_text(encoding="utf-8").rstrip().rstrip(";")


def build(store: Store, candidate: Path, frames: Frames, events: Callable[[], Frames]) -> None:
    """Make the candidate file, attached to the store's connection as `candidate`, all but the operations tables.

    `events`: the frames of the tables of events, called for when all others have been filled.
    """
    for leftover in candidate.parent.glob(candidate.name + "*"):
        leftover.unlink()
    store.run(f"ATTACH {quoted(candidate)} AS candidate (STORAGE_VERSION '{STORAGE_VERSION}')")
    # two transactions: what is committed table by table goes through the log first, and is written twice
    with store.transaction():
        make(store, [n for n in BY_NAME if n not in EVENTS], frames)
    with store.transaction():
        make(store, EVENTS, events())
    store.run("USE candidate")
    try:
        views.create(store.rows)
    finally:
        store.run(f"USE {STORE}")


def make(store: Store, names: Sequence[str], frames: Frames) -> None:
    """Make tables of the candidate and fill them, but for those of operations, from the store and from frames."""
    for name, frame in frames.items():
        store.con.register(name, frame)
    try:
        for name in names:
            store.run(create_sql(BY_NAME[name], "candidate"))
            if name not in (*OPERATIONS, AUDITS):
                fill(store, name)
    finally:
        for name in frames:
            store.con.unregister(name)


def fill_audits(store: Store, found: Callable[[duckdb.DuckDBPyConnection], pl.DataFrame]) -> None:
    """Fill the table of audits; `found` is asked over the candidate as the current database."""
    store.run("USE candidate")
    try:
        frame = found(store.con)
    finally:
        store.run(f"USE {STORE}")
    with store.frame("read_audits", frame):
        fill(store, AUDITS)


def fill(store: Store, name: str) -> None:
    """Fill one table of the candidate from its SQL file."""
    store.run(f"INSERT INTO candidate.{name} BY NAME {table_sql(name)}")


def finish(store: Store, candidate: Path, target: Path, previous: Path, run_id: str, keep: int) -> None:
    """Fill the operations tables, checkpoint, close, keep the file that stood, and rename the candidate into place."""
    for name in OPERATIONS:
        fill(store, name)
    store.run("CHECKPOINT candidate")
    store.run("DETACH candidate")
    swap(candidate, target, previous, run_id, keep)


def swap(candidate: Path, target: Path, previous: Path, run_id: str, keep: int) -> None:
    """Rename the candidate over the target; the file that stood is first linked into the folder of previous ones."""
    try:
        with candidate.open("rb") as f:
            os.fsync(f.fileno())
        if target.exists() and keep:
            previous.mkdir(exist_ok=True)
            keep_as(target, previous / f"{published_run(target) or 'before-' + run_id}.duckdb")
        candidate.replace(target)
    except OSError as e:
        raise RunFailed(
            f"{target}: the new warehouse could not be put in place: {e.strerror}; the last one stands."
        ) from e
    for old in sorted(previous.glob("*.duckdb"))[: -keep or None] if previous.is_dir() else []:
        old.unlink(missing_ok=True)


def keep_as(standing: Path, kept: Path) -> None:
    """A second name for a published file, which is never written again; a copy where the disk has no hard links."""
    kept.unlink(missing_ok=True)
    try:
        os.link(standing, kept)
    except OSError:
        shutil.copyfile(standing, kept)


def refuse(store: Store, candidate: Path, refused: Path, why: str) -> PublishRefused:
    """Keep the candidate beside the warehouse for inspection; the last good file stays. Returns the error to raise."""
    for name in OPERATIONS:
        fill(store, name)
    store.run("CHECKPOINT candidate")
    store.run("DETACH candidate")
    try:
        candidate.replace(refused)
    except OSError as e:
        return PublishRefused(f"{why} The candidate stands as {candidate.name}, it could not be renamed: {e.strerror}.")
    return PublishRefused(f"{why} The candidate is kept as {refused.name}: `newsledger inspect` opens it.")


def drop_candidate(store: Store, candidate: Path) -> None:
    """Undo `build` after a failure; on a full disk the space is given back whatever the store says."""
    for leftover in candidate.parent.glob(candidate.name + "*"):
        leftover.unlink(missing_ok=True)
    with contextlib.suppress(duckdb.Error):  # never attached, or broken: it goes with the connection
        store.run("DETACH candidate")
