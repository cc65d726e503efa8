"""Checks of each source alone, looked at where a source changed since such checks found nothing wrong with it.

In: the SQL of the checks and the sources that changed. Their tables become what these rows are, so that the same SQL
runs over the whole warehouse and over what changed. `flows.pipeline.checked_sources` remembers which sources these are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import duckdb

from schemas.published import BY_NAME
from schemas.tables import columns

_FEW = 1000  # sources whose rows are copied, bodies and all; those of more would fill the memory, and are viewed


def narrow(con: duckdb.DuckDBPyConnection, sql: str, sources: Sequence[str]) -> None:
    """Let the tables that the SQL names hold the rows of these sources alone, for this connection.

    The SQL may be that of several checks: the rows of few sources are looked for once for them all.
    """
    con.execute(
        "CREATE OR REPLACE TEMP TABLE changed AS SELECT unnest(?::TEXT[]) AS source_id", [[*sources]]
    ).fetchall()
    made = "TABLE" if few(sources) else "VIEW"
    for table in _of_sources():
        if re.search(rf"\b{table}\b", sql):
            rows = f"FROM candidate.{table} SEMI JOIN changed USING (source_id)"
            con.execute(f"CREATE OR REPLACE TEMP {made} {table} AS {rows}").fetchall()


def few(sources: Sequence[str]) -> bool:
    """Whether checks of these sources had better share a connection, and with it the copied rows."""
    return len(sources) < _FEW


@cache
def _of_sources() -> tuple[str, ...]:
    return tuple(name for name, model in BY_NAME.items() if "source_id" in columns(model))
