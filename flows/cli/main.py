"""The command line: each subcommand with an example; errors are one sentence and an exit code."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from flows.cli.plain import plain
from flows.pipeline.interpreter_tuning import ending_at_once

if TYPE_CHECKING:
    from flows.locations import Location

app = typer.Typer(
    name="newsledger",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"newsledger {version('newsledger')}")
        raise typer.Exit


@app.callback()
def newsledger(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Saved Chinese news articles in, a DuckDB ledger of people, organisations and events out."""
    ending_at_once()


Warehouse = Annotated[Path | None, typer.Option("--warehouse", metavar="FILE", help="The published DuckDB file.")]
Command = TypeVar("Command", bound=Callable[..., Any])


def in_a_sentence(command: Command) -> Command:
    """Errors that the project raises on purpose become one sentence: exit 2 for usage and settings, else 1."""

    @functools.wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        from schemas.errors import NewsledgerError, SettingsError, Usage

        try:
            return command(*args, **kwargs)
        except NewsledgerError as e:
            typer.echo(f"newsledger: {plain(str(e))}", err=True)
            raise typer.Exit(2 if isinstance(e, Usage | SettingsError) else 1) from e

    return wrapped  # type: ignore[return-value]


def absolute(path: Path | None) -> Path | None:
    """A flag's path is taken from the working directory, not from the folder of newsledger.toml."""
    return path.absolute() if path else None


def locations(said: list[str]) -> list[Location]:
    """The paths and addresses of a command. Raises Usage."""
    from flows.locations import location_of
    from schemas.errors import Usage

    try:
        return [location_of(x) for x in said]
    except ValueError as e:
        raise Usage(f"{e}.") from e


@app.command(epilog="Example: `newsledger ingest ~/clippings --warehouse out/news.duckdb`")
@in_a_sentence
def ingest(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help="Files, folders, addresses (s3://bucket/folder).")
    ] = None,
    warehouse: Warehouse = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
    prefect: Annotated[bool, typer.Option("--prefect", help="Run as a Prefect flow.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Publish again, even if nothing is new; check all sources.")
    ] = False,
    workers: Annotated[int | None, typer.Option(help="Worker processes; 0: one a core.")] = None,
    dask: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS|local", help="Run the batches on this Dask cluster, or on one made here."),
    ] = None,
) -> None:
    """Read files and publish the warehouse. Without PATH: the configured raw folder."""
    import os

    from flows.settings import load_settings

    settings = load_settings(warehouse=absolute(warehouse), workers=workers, dask=dask)
    from flows.cli.show import Bar, print_json, print_outcome

    where = locations(paths or [])
    with Bar(enabled=not as_json and sys.stderr.isatty()) as bar:
        if prefect or settings.dask or os.environ.get("PREFECT_API_URL"):
            from flows.orchestration.server import for_workers, in_our_way

            in_our_way()
            with for_workers(settings.dask):
                from flows.orchestration.flow import run_flow

                out = run_flow(settings, where, force=force)
        else:
            from flows.ingest import ingest as run

            out = run(settings, where, progress=bar, force=force)
    if as_json:
        print_json(out)
    else:
        print_outcome(out, warehouse)


@app.command(
    epilog='Example: `newsledger sql "SELECT name, source_count FROM people LIMIT 5" --csv`',
    context_settings={"ignore_unknown_options": True},  # a query may begin with a comment: -- …
)
@in_a_sentence
def sql(
    query: Annotated[str | None, typer.Argument(help="A query; without one, it is read from standard input.")] = None,
    warehouse: Warehouse = None,
    csv: Annotated[bool, typer.Option("--csv", help="Comma-separated values.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON, an array of objects.")] = False,
    md: Annotated[bool, typer.Option("--md", help="A Markdown table.")] = False,
) -> None:
    """Ask the published warehouse, read-only."""
    from flows.cli.show import print_rows
    from flows.settings import load_settings
    from warehouse.reader import reading

    settings = load_settings(warehouse=absolute(warehouse))
    with reading(settings.warehouse) as reader:
        columns, rows = reader.query(query if query is not None else sys.stdin.read())
    print_rows(columns, rows, "csv" if csv else "json" if as_json else "md" if md else "table")


@app.command(epilog="Example: `newsledger tables people`")
@in_a_sentence
def tables(
    name: Annotated[str | None, typer.Argument(help="Show the columns of this table or view.")] = None,
    warehouse: Warehouse = None,
) -> None:
    """The tables and views of the warehouse, with what their comments say."""
    from flows.cli.show import print_rows
    from flows.settings import load_settings
    from warehouse.reader import reading

    settings = load_settings(warehouse=absolute(warehouse))
    with reading(settings.warehouse) as reader:
        columns, rows = reader.describe(name)
    print_rows(columns, rows, "table")


@app.command(epilog="Example: `newsledger settings`")
@in_a_sentence
def settings() -> None:
    """The settings in force, and where they come from."""
    from flows.settings import find_config, load_settings

    found = load_settings()
    typer.echo(f"# {find_config() or 'no newsledger.toml: defaults and NEWSLEDGER_* variables'}")
    typer.echo(found.model_dump_json(indent=2))
