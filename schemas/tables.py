"""What all published tables share: columns named, typed and described once, and what SQL follows from that."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import pandera.polars as pa
import polars as pl

from schemas.quoting import quoted

_DUCKDB_TYPES: list[tuple[Any, str]] = [
    (pl.String, "TEXT"),
    (pl.Boolean, "BOOLEAN"),
    (pl.Int32, "INTEGER"),
    (pl.Int64, "BIGINT"),
    (pl.Float64, "DOUBLE"),
    (pl.Date, "DATE"),
    (pl.Datetime, "TIMESTAMP"),
    (pl.List, "TEXT[]"),
]


class Table(pa.DataFrameModel):
    """Base of the published tables. The class docstring describes the table; `table_name` names it.

    Field metadata: `key` marks the key, `references` names `table.column` that the value must stand in, `duckdb` gives
    another DuckDB type (`JSON`). Example values for the dictionary stand in `schemas/examples.yaml`.
    """

    class Config:  # noqa: D106
        strict = True
        ordered = False


def table_name(model: type[Table]) -> str:
    """`SourceFiles` → `source_files`."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in model.__name__).lstrip("_")


@cache
def columns(model: type[Table]) -> Mapping[str, Any]:
    """The pandera columns by name, in order."""
    return MappingProxyType(dict(model.to_schema().columns))  # pandera copies the whole schema whenever it is asked


def duckdb_type(column: Any) -> str:
    """The DuckDB type of a column of a model."""
    if column.metadata and "duckdb" in column.metadata:
        return str(column.metadata["duckdb"])
    dtype = column.dtype.type
    for polars_type, name in _DUCKDB_TYPES:
        if dtype == polars_type:
            return name
    raise TypeError(f"{column.name}: no DuckDB type is known for {dtype}")


def polars_schema(model: type[Table]) -> dict[str, Any]:
    """Column name → polars type: what a frame of that table is made with."""
    return {name: column.dtype.type for name, column in columns(model).items()}


def create_sql(model: type[Table], schema: str = "") -> str:
    """CREATE TABLE and its comments. No keys or indexes: checks hold them (indexes bloat a file that is rewritten)."""
    name = f"{schema}.{table_name(model)}" if schema else table_name(model)
    lines = [f'"{c}" {duckdb_type(col)}{"" if col.nullable else " NOT NULL"}' for c, col in columns(model).items()]
    statements = [f"CREATE TABLE {name} (\n  " + ",\n  ".join(lines) + "\n)"]
    statements.append(f"COMMENT ON TABLE {name} IS {quoted((model.__doc__ or '').strip())}")
    statements += [
        f'COMMENT ON COLUMN {name}."{c}" IS {quoted(col.description)}'
        for c, col in columns(model).items()
        if col.description
    ]
    return ";\n".join(statements) + ";"
