"""The `newsledger` command. Subcommands import what they need when they run, so that `--help` answers at once."""

from __future__ import annotations

# Each file adds its subcommands to the app.
from flows.cli import audit, bench, browse, events, init, operations, people, quality, quarantine, report  # noqa: F401
from flows.cli.main import app

__all__ = ["app"]
