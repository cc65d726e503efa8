"""Reading the published file: always read-only, a connection that is closed when done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from schemas.errors import RunFailed, Usage


class Reader:
    """A read-only connection to a published warehouse."""

    def __init__(self, con: duckdb.DuckDBPyConnection, path: Path) -> None:
        self.con, self.path = con, path

    def query(self, sql: str, parameters: list[Any] | None = None) -> tuple[list[str], list[tuple[Any, ...]]]:
        """(column names, rows). Raises Usage with what DuckDB says when the query is wrong."""
        try:
            result = self.con.execute(sql, parameters or [])
            names = [d[0] for d in result.description or []]
            return names, result.fetchall()
        except duckdb.Error as e:
            raise Usage(f"the query failed: {str(e).strip()}") from e

    def describe(self, name: str | None = None) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Tables and views with their comments; or the columns of one."""
        if name is None:
            return self.query(
                "SELECT table_name AS name, 'table' AS kind, estimated_size AS rows, comment FROM duckdb_tables() "
                "UNION ALL SELECT view_name, 'view', NULL, comment FROM duckdb_views() WHERE NOT internal ORDER BY 2, 1"
            )
        names, rows = self.query(
            "SELECT column_name AS column, data_type AS type, is_nullable AS nullable, comment FROM duckdb_columns() "
            "WHERE table_name = ? ORDER BY column_index",
            [name],
        )
        if not rows:
            raise Usage(f"{name}: no such table or view; `newsledger tables` lists them.")
        return names, rows


def opened(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection that shows no progress. Raises RunFailed for what is no warehouse."""
    try:
        con = duckdb.connect(str(path), read_only=True)
    except duckdb.Error as e:
        raise RunFailed(f"{path}: cannot be opened as a warehouse: {str(e).splitlines()[0]}") from e
    con.execute("SET enable_progress_bar = false").fetchall()  # it would go to stdout, into a pipe as well
    return con


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    """Open a published file read-only; nothing outside it can be read or written by a query. Raises RunFailed."""
    if not path.is_file():
        raise RunFailed(f"{path}: there is no warehouse yet; `newsledger ingest` makes it.")
    con = opened(path)
    try:
        con.execute("SET enable_external_access = false").fetchall()
        yield Reader(con, path)
    finally:
        con.close()


def published_run(target: Path) -> str | None:
    """The run that made a published file; None when there is none or it cannot be read."""
    if not target.is_file():
        return None
    try:
        con = duckdb.connect(str(target), read_only=True)
    except duckdb.Error:
        return None
    try:
        rows = con.execute("SELECT max(run_id) FROM runs WHERE status = 'published'").fetchall()
        return rows[0][0] if rows else None
    except duckdb.Error:
        return None
    finally:
        con.close()
