"""The command as tests call it, and what stands in the file that it published."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
from click.testing import Result
from typer.testing import CliRunner

from flows.cli import app


def run(*arguments: str, code: int = 0) -> Result:
    """Calls `newsledger` with these arguments; fails where its exit status is another one."""
    found = CliRunner().invoke(app, list(arguments))
    assert found.exit_code == code, found.output
    return found


def ask(home: Path, sql: str) -> list[tuple[Any, ...]]:
    """Rows of the file that was published under `home`."""
    with duckdb.connect(str(home / "warehouse/newsledger.duckdb"), read_only=True) as con:
        return con.execute(sql).fetchall()
