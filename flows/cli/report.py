"""What people look at: the report page and the data dictionary."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.main import Warehouse, absolute, app, in_a_sentence


@app.command(epilog="Example: `newsledger docs --check`")
@in_a_sentence
def docs(
    file: Annotated[Path, typer.Argument(metavar="[FILE]", help="Where it is written; - prints it.")] = Path(
        "docs/dictionary.md"
    ),
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 when FILE is not current.")] = False,
) -> None:
    """The data dictionary as Markdown: every table, view and column, what it means, and the checks that guard it."""
    from flows.report.dictionary import markdown
    from schemas.errors import RunFailed, Usage

    text = markdown()
    if str(file) == "-":
        typer.echo(text, nl=False)
    elif check:
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            raise RunFailed(f"{file}: the dictionary is not current; `newsledger docs {file}` writes it again.")
        typer.echo(f"{file} is current")
    elif not file.parent.is_dir():
        raise Usage(f"{file.parent}: no such folder; name a file in a folder that is there, or - to print.")
    else:
        file.write_text(text, encoding="utf-8")
        typer.echo(f"wrote {file}")


@app.command(epilog="Example: `newsledger report --open`")
@in_a_sentence
def report(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="The page; else reports/ beside the warehouse.")
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    warehouse: Warehouse = None,
) -> None:
    """One HTML page about the published warehouse: runs, checks, quarantine, corpus, people, events, disagreement."""
    from flows.report.page import write
    from flows.settings import load_settings

    published = load_settings(warehouse=absolute(warehouse)).warehouse
    page = write(published, absolute(file) or published.parent / "reports" / f"{published.stem}.html")
    typer.echo(f"{page} ({page.stat().st_size / 1e3:.0f} kB)")
    if show:
        typer.launch(page.as_uri())
