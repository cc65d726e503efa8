"""What the terminal shows: a progress bar, the end of a run, rows of a query."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import typer

from flows.cli.plain import plain

if TYPE_CHECKING:
    from flows.pipeline.outcome import Outcome


class Bar:
    """A progress bar on a terminal; nothing in a pipe. Called with step, done and total."""

    def __init__(self, *, enabled: bool) -> None:
        self.enabled = enabled
        self._progress: Any = None
        self._tasks: dict[str, Any] = {}

    def __enter__(self) -> Bar:
        if self.enabled:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            self._progress = Progress(
                TextColumn("{task.description:>8}"), BarColumn(), MofNCompleteColumn(),
                TextColumn("{task.fields[rate]}"), TimeRemainingColumn(),
                console=Console(stderr=True), transient=True,
            )  # fmt: skip
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress:
            self._progress.stop()

    def __call__(self, step: str, done: int, total: int) -> None:
        """Show `done` of `total`."""
        if not self._progress or step == "discover":
            return
        if step not in self._tasks:
            self._tasks[step] = self._progress.add_task(step, total=total, rate="")
        task = self._tasks[step]
        speed = self._progress.tasks[task].speed
        self._progress.update(task, completed=done, total=total, rate=f"{speed:.0f}/s" if speed else "")


def print_json(out: Outcome) -> None:
    """One JSON object."""
    typer.echo(json.dumps(asdict(out), ensure_ascii=False))


def print_outcome(out: Outcome, given: Path | None = None) -> None:
    """What the run found and made of it, in sentences; what was refused or is worth a look; what to do next.

    `given` is the file of `--warehouse` as it was typed.
    """
    from flows.cli.told import sentences

    for line in sentences(out, given):
        typer.echo(plain(line))


def print_rows(columns: Sequence[str], rows: Sequence[Sequence[Any]], form: str) -> None:
    """Rows as a table for people, CSV (cells that begin a formula are guarded), JSON or Markdown."""
    if form == "json":
        typer.echo(json.dumps([dict(zip(columns, r, strict=True)) for r in rows], ensure_ascii=False, default=str))
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([[guarded(v) for v in r] for r in rows])
    elif form == "md":
        cell = lambda v: "" if v is None else plain(str(v)).replace("|", "\\|").replace("\n", " ")  # noqa: E731
        typer.echo("| " + " | ".join(columns) + " |\n|" + " --- |" * len(columns))
        for r in rows:
            typer.echo("| " + " | ".join(map(cell, r)) + " |")
    else:
        from flows.cli.tables import print_table

        print_table(columns, rows)


def guarded(value: Any) -> Any:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    from warehouse.export import FORMULA_STARTS

    return "'" + value if isinstance(value, str) and value[:1] and value[0] in FORMULA_STARTS else value
