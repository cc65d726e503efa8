"""`newsledger browse`: the explorer of the published file, in the browser."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.cli.main import Warehouse, absolute, app, in_a_sentence


@app.command(epilog="Example: `newsledger browse --open`")
@in_a_sentence
def browse(
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port on the loopback address; 0: any free one.")
    ] = None,
    judge: Annotated[
        bool, typer.Option("--judge", help="Also judge what is wrong, and audit; needs the address that is printed.")
    ] = False,
    show: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    warehouse: Warehouse = None,
) -> None:
    """Look at people, organisations, events and articles in the browser: a local server over the published file."""
    from flows.browse.serving import serve
    from flows.settings import load_settings

    settings = load_settings(warehouse=absolute(warehouse))
    serve(settings, port=settings.browse.port if port is None else port, judge=judge, show=show, say=typer.echo)
