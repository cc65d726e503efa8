"""Writing every table of a warehouse to files, by DuckDB itself."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import duckdb

from schemas.errors import RunFailed
from schemas.quoting import quoted

Format = Literal["parquet", "csv", "jsonl"]
BYTE_ORDER_MARK = "\ufeff"  # heads the name of the first column, and so the file
_OPTIONS = {"parquet": "FORMAT parquet, COMPRESSION zstd", "csv": "FORMAT csv, HEADER", "jsonl": "FORMAT json"}
# What a spreadsheet takes for the beginning of a formula, in half and full width, or skips before one.
FORMULA_STARTS = "=+-@\t\r\n＝＋－＠"


def export(warehouse: Path, folder: Path, form: Format) -> dict[str, int]:
    """Write `<table>.<form>` for each table; returns the rows of each. Raises RunFailed.

    Parquet and JSON lines hold the values as they are. CSV is what people open in a spreadsheet: it begins with a
    byte order mark, without which Excel misreads Chinese, and a text that would run as a formula gets an apostrophe.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        con = duckdb.connect(str(warehouse), read_only=True)
    except OSError as e:
        raise RunFailed(f"{folder}: cannot be made: {e.strerror}.") from e
    except duckdb.Error as e:
        raise RunFailed(f"{warehouse}: cannot be opened as a warehouse: {str(e).splitlines()[0]}") from e
    rows = {}
    try:
        for (table,) in con.execute("SELECT table_name FROM duckdb_tables() ORDER BY table_name").fetchall():
            target = quoted(folder / f"{table}.{form}")
            counted = con.execute(f"COPY ({_select(con, table, form)}) TO {target} ({_OPTIONS[form]})")
            rows[table] = int(counted.fetchall()[0][0])
    except duckdb.Error as e:
        raise RunFailed(f"{folder}: the tables cannot be written: {str(e).splitlines()[0]}") from e
    finally:
        con.close()
    return rows


def guarded(name: str) -> str:
    """The SQL expression that puts an apostrophe before a text that a spreadsheet would run as a formula."""
    begins = f"{name} <> '' AND contains({quoted(FORMULA_STARTS)}, left({name}, 1))"
    return f"CASE WHEN {begins} THEN '''' || {name} ELSE {name} END"


def _columns(con: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str]]:
    return con.execute(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index", [table]
    ).fetchall()


def _select(con: duckdb.DuckDBPyConnection, table: str, form: Format) -> str:
    if form != "csv":
        return f"FROM {table}"
    parts = []
    for i, (name, kind) in enumerate(_columns(con, table)):
        value = guarded(f'"{name}"::TEXT') if kind in ("VARCHAR", "JSON") else f'"{name}"'
        parts.append(f'{value} AS "{"" if i else BYTE_ORDER_MARK}{name}"')
    return f"SELECT {', '.join(parts)} FROM {table}"
