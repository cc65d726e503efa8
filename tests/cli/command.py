"""The command as tests call it, and what stands in the file that it published."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import Result
from typer.testing import CliRunner

from flows.cli import app


def run(*arguments: str, code: int = 0) -> Result:
    """Calls `newsledger` with these arguments; fails where its exit status is another one."""
    found = CliRunner().invoke(app, list(arguments))
    assert found.exit_code == code, found.output
    return found


def run_in(folder: Path, *arguments: str) -> Result:
    """Calls `newsledger` so in a folder, as whoever has set nothing in the environment."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(folder)
        without_variables(monkeypatch)
        return run(*arguments)


def without_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command see no variable that would set something."""
    for name in ("NEWSLEDGER_CONFIG", "NEWSLEDGER_WAREHOUSE", "NEWSLEDGER_JUDGEMENTS", "PREFECT_API_URL"):
        monkeypatch.delenv(name, raising=False)


def ask(home: Path, sql: str) -> list[tuple[Any, ...]]:
    """Rows of the file that was published under `home`."""
    with duckdb.connect(str(home / "warehouse/newsledger.duckdb"), read_only=True) as con:
        return con.execute(sql).fetchall()
