"""What an operator calls: serve, ui, rollback, prune, rebuild."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.cli.main import Warehouse, absolute, app, in_a_sentence


@app.command(epilog="Example: `newsledger rollback 20261123T020000.000000Z`")
@in_a_sentence
def rollback(
    run: Annotated[
        str | None, typer.Argument(metavar="[RUN]", help="The run to go back to; else the one before.")
    ] = None,
    warehouse: Warehouse = None,
) -> None:
    """Put an earlier warehouse back; it holds until new input comes or `ingest --force` is said."""
    from flows.ingest import held, opened
    from flows.settings import load_settings
    from warehouse import history

    settings = load_settings(warehouse=absolute(warehouse))
    with held(settings):
        chosen = history.rollback(settings.warehouse, settings.previous, run)
        typer.echo(f"{settings.warehouse} is now the warehouse of run {chosen.run_id}; it holds until new input comes.")
        with opened(settings) as store:
            store.run(
                "UPDATE runs SET status = CASE WHEN run_id > ? THEN 'rolled_back' ELSE 'published' END "
                "WHERE status IN ('published', 'rolled_back')",
                [chosen.run_id],
            )


@app.command(epilog="Example: `newsledger prune --keep 2`")
@in_a_sentence
def prune(
    keep: Annotated[int | None, typer.Option(min=0, help="Earlier warehouses to keep; else the setting.")] = None,
    warehouse: Warehouse = None,
) -> None:
    """Delete earlier warehouses beyond the number that is kept."""
    from flows.ingest import held
    from flows.settings import load_settings
    from warehouse import history

    settings = load_settings(warehouse=absolute(warehouse))
    with held(settings):
        gone = history.prune(settings.previous, settings.published.previous if keep is None else keep)
    freed = sum(k.bytes for k in gone) / 1e6
    typer.echo(f"deleted {len(gone)} earlier warehouses ({freed:.1f} MB); {len(history.kept(settings.previous))} kept")


@app.command(epilog="Example: `newsledger rebuild`")
@in_a_sentence
def rebuild(warehouse: Warehouse = None) -> None:
    """Make the working store again from the raw files it knew, and publish; a broken store is kept beside it."""
    from flows.cli.show import print_outcome
    from flows.rebuild import rebuild as run
    from flows.settings import load_settings

    print_outcome(run(load_settings(warehouse=absolute(warehouse))), warehouse)


@app.command(epilog="Example: `newsledger ui --browser`")
@in_a_sentence
def ui(
    browser: Annotated[
        bool, typer.Option("--browser", help="DuckDB's own notebook; it loads an extension from the network.")
    ] = False,
    warehouse: Warehouse = None,
) -> None:
    """Open the warehouse read-only in the DuckDB command line."""
    import os
    import shutil

    from flows.settings import load_settings
    from schemas.errors import RunFailed
    from warehouse.reader import reading

    settings = load_settings(warehouse=absolute(warehouse))
    with reading(settings.warehouse):
        pass  # says in one sentence when there is none, or when it cannot be opened
    program = shutil.which("duckdb")
    if program is None:
        raise RunFailed(
            "the DuckDB command line is not installed (https://duckdb.org); `newsledger sql` asks without it."
        )
    os.execv(program, [program, "-readonly", *(["-ui"] if browser else []), str(settings.warehouse)])


@app.command(epilog='Example: `newsledger serve --cron "0 6 * * *"`')
@in_a_sentence
def serve(
    cron: Annotated[str | None, typer.Option(help="When to run, as a cron expression.")] = None,
    every: Annotated[str | None, typer.Option(help="How often to run: 30s, 15m, 2h, 1d.")] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Also run when files in the raw folder change.")] = False,
    port: Annotated[
        int, typer.Option(help="Port of the Prefect server that is started when none is configured.")
    ] = 4200,
    warehouse: Warehouse = None,
) -> None:
    """Run on a schedule, with the Prefect UI, in one process."""
    from flows.orchestration.serve import serve as run
    from flows.settings import load_settings

    run(load_settings(warehouse=absolute(warehouse)), cron=cron, every=every, watch=watch, port=port)
