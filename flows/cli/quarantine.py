"""Quarantine: what was refused and why, taking it through again, accepting it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.main import Warehouse, absolute, app, in_a_sentence
from flows.cli.plain import plain

if TYPE_CHECKING:
    from flows.quality.quarantine import Case
    from warehouse.store import Store

commands = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown")
app.add_typer(
    commands,
    name="quarantine",
    help="Files and rows that were refused: what was found, where, and what would be accepted.",
    epilog="Example: `newsledger quarantine list`",
)
Names = Annotated[list[str], typer.Argument(metavar="ID|PATH...", help="Ids or paths of cases.")]


@contextmanager
def _store(warehouse: Path | None) -> Iterator[Store]:
    from flows.ingest import held, opened
    from flows.settings import load_settings
    from schemas.errors import RunFailed

    settings = load_settings(warehouse=absolute(warehouse))
    if not settings.store.is_file():
        raise RunFailed(f"{settings.warehouse}: there is no warehouse yet; `newsledger ingest` makes it.")
    with held(settings), opened(settings) as store:
        yield store


@commands.command("list", epilog="Example: `newsledger quarantine list --all`")
@in_a_sentence
def list_cases(
    every: Annotated[bool, typer.Option("--all", help="Resolved cases too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON, an array of objects.")] = False,
    warehouse: Warehouse = None,
) -> None:
    """The cases that stand: id, state, file, check and the sentence that says what to do."""
    from flows.cli.show import print_rows
    from flows.quality.quarantine import cases

    with _store(warehouse) as store:
        found = [c for c in cases(store) if every or c.standing]
    columns = ["quarantine_id", "state", "severity", "path", "check_name", "reason"]
    if as_json:
        columns += ["sha256", "stage", "first_run_id", "last_run_id", "resolved_run_id", "accepted_reason"]
    elif not found:
        typer.echo("nothing is in quarantine")
        return
    print_rows(columns, [[getattr(c, k) for k in columns] for c in found], "json" if as_json else "table")


@commands.command(epilog="Example: `newsledger quarantine show broken/daily-digest.md`")
@in_a_sentence
def show(named: Names, warehouse: Warehouse = None) -> None:
    """All that is known of some cases."""
    from flows.quality.quarantine import cases

    with _store(warehouse) as store:
        found = cases(store, named)
    for c in found:
        _tell(c)


@commands.command(epilog="Example: `newsledger quarantine replay broken/daily-digest.md`")
@in_a_sentence
def replay(
    named: Annotated[
        list[str] | None, typer.Argument(metavar="[ID|PATH]...", help="Ids or paths of cases; else all that are open.")
    ] = None,
    warehouse: Warehouse = None,
) -> None:
    """Take the files of these cases through again, and only those, and publish."""
    from flows.cli.show import print_outcome
    from flows.replay import replay as run
    from flows.settings import load_settings

    done = run(load_settings(warehouse=absolute(warehouse)), named or [])
    print_outcome(done.outcome, warehouse)
    still = [c for c in done.cases if c.standing]
    typer.echo(f"replayed {len(done.cases)} cases: {len(done.cases) - len(still)} resolved, {len(still)} still stand")
    for c in [*still, *[n for n in done.new if n.quarantine_id not in {s.quarantine_id for s in still}]]:
        typer.echo(plain(f"{c.quarantine_id}  {c.path}: {c.reason}"))


@commands.command(epilog='Example: `newsledger quarantine accept broken/daily-digest.md --reason "a digest, left out"`')
@in_a_sentence
def accept(
    named: Names,
    reason: Annotated[str, typer.Option(help="Why it may stand; kept with the case and shown.")],
    warehouse: Warehouse = None,
) -> None:
    """Decide that these cases may stand: they stay listed as accepted, and a replay of all leaves them alone."""
    from flows.quality.quarantine import accept as keep
    from flows.quality.quarantine import cases
    from schemas.errors import Usage

    if not reason.strip():
        raise Usage("--reason: say in a few words why these cases may stand.")
    with _store(warehouse) as store:
        found = [c for c in cases(store, named) if c.standing]
        keep(store, found, reason.strip())
    typer.echo(f"accepted {len(found)} cases; the next publish shows it in the warehouse")


def _tell(c: Case) -> None:
    said = f"{c.state}, run {c.resolved_run_id}" if c.resolved_run_id else c.state
    what = "the file is out" if c.severity == "error" else "the file is loaded without a part"
    lines = {
        "case": f"{c.quarantine_id} ({c.severity}: {what})",
        "file": f"{c.path}  sha256 {c.sha256 or 'could not be read'}",
        "found by": f"{c.check_name}, stage {c.stage}",
        "reason": c.reason,
        "detail": c.detail,
        "runs": f"first {c.first_run_id}, last {c.last_run_id}",
        "state": said,
        "accepted": f"{c.accepted_at}: {c.accepted_reason}" if c.accepted_at else None,
    }  # fmt: skip
    for name, value in lines.items():
        if value is not None:
            typer.echo(f"{name:>9}  {plain(str(value))}")
    typer.echo()
