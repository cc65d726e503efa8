"""The one place where text becomes part of a SQL statement: where DuckDB takes no parameter (ATTACH, COMMENT)."""

from __future__ import annotations


def quoted(text: object) -> str:
    """A SQL string literal."""
    return "'" + str(text).replace("'", "''") + "'"
