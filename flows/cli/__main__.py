"""`python -m flows.cli` is `newsledger`."""

from __future__ import annotations

from flows.cli import app

app(prog_name="newsledger")
