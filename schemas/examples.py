"""A whole small warehouse as an example: what the data dictionary shows, and what the views are asked over there."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any

import polars as pl
import yaml

from schemas.declarative import HERE
from schemas.published import BY_NAME
from schemas.tables import polars_schema


@cache
def rows() -> dict[str, list[dict[str, Any]]]:
    """Table → its example rows; a column that a row leaves out is null."""
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load((HERE / "examples.yaml").read_text(encoding="utf-8"))
    return found


@cache
def frames() -> dict[str, pl.DataFrame]:
    """Table → its example rows with the types of its model."""
    return {name: frame(name) for name in BY_NAME}


def frame(name: str) -> pl.DataFrame:
    """The example rows of one table."""
    schema = polars_schema(BY_NAME[name])
    return pl.DataFrame(
        {column: [_typed(row.get(column), kind) for row in rows()[name]] for column, kind in schema.items()},
        schema=schema,
    )


def _typed(value: Any, kind: Any) -> Any:
    """YAML holds days and times as quoted text: unquoted they would read the same and say less."""
    if value is None or kind not in (pl.Date, pl.Datetime):
        return value
    return date.fromisoformat(value) if kind == pl.Date else datetime.fromisoformat(value)
