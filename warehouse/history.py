"""Earlier published files: listing them, going back to one, throwing them away."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from schemas.errors import RunFailed, Usage
from warehouse.publish import keep_as
from warehouse.reader import published_run


@dataclass(frozen=True, slots=True)
class Kept:
    """An earlier warehouse, by the run that published it."""

    run_id: str
    path: Path
    bytes: int


def kept(previous: Path) -> list[Kept]:
    """The earlier files, newest first."""
    found = [Kept(p.stem, p, p.stat().st_size) for p in previous.glob("*.duckdb")] if previous.is_dir() else []
    return sorted(found, key=lambda k: k.run_id, reverse=True)


def rollback(target: Path, previous: Path, run_id: str | None = None) -> Kept:
    """Put an earlier file in the place of the published one, atomically; the one that stood is kept in its stead.

    Without `run_id`: the newest that is older than what stands. Raises Usage when there is none, RunFailed when the
    disk says no.
    """
    standing = published_run(target)
    choices = [k for k in kept(previous) if k.run_id != standing]
    if run_id is None:
        choices = [k for k in choices if standing is None or k.run_id < standing]
    chosen = next((k for k in choices if run_id in (None, k.run_id)), None)
    if chosen is None:
        there = ", ".join(k.run_id for k in kept(previous)) or "none"
        raise Usage(f"{run_id or 'an earlier warehouse'}: not kept; kept are: {there}.")
    if published_run(chosen.path) is None:
        raise RunFailed(f"{chosen.path}: cannot be opened as a warehouse; choose another run.")
    swapped = target.with_name(target.name + ".rollback")
    try:
        keep_as(chosen.path, swapped)
        if target.exists():
            keep_as(target, previous / f"{standing or 'unknown'}.duckdb")
        swapped.replace(target)
        chosen.path.unlink()
    except OSError as e:
        raise RunFailed(f"{target}: the earlier warehouse could not be put in place: {e.strerror}.") from e
    return chosen


def prune(previous: Path, keep: int) -> list[Kept]:
    """Delete all but the newest `keep` earlier files; returns what was deleted."""
    gone = kept(previous)[keep:]
    for k in gone:
        k.path.unlink(missing_ok=True)
    return gone
