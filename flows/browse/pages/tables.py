"""Any table of a page, to take away: as CSV, as Parquet, or as the SQL that makes it."""

from __future__ import annotations

import io
import re

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from flows.browse.published import query_text
from flows.browse.visit import Visit
from schemas.errors import Usage
from schemas.quoting import quoted

FORMATS = {"csv": "text/csv; charset=utf-8", "parquet": "application/vnd.apache.parquet"}
_NAME = re.compile(r"\$([a-z_]+)")


def parameters(name: str) -> tuple[str, ...]:
    """The `$names` of a query, in their order."""
    return tuple(dict.fromkeys(_NAME.findall(query_text(name))))


def sql_shown(name: str, values: dict[str, object]) -> str:
    """The SQL of a table with its values in place, to be pasted into any DuckDB client."""
    return _NAME.sub(lambda m: _literal(values[m[1]]), query_text(name)).strip()


def taken_away(visit: Visit, name: str, form: str) -> bytes:
    """All rows of a named query as a file. Raises Usage: no such table or format, a value is missing."""
    if form not in FORMATS:
        raise Usage(f"{form}: not known; accepted: {', '.join(FORMATS)}.")
    asked = parameters(name)
    missing = [p for p in asked if p not in visit.query]
    if missing:
        raise Usage(f"{name}: the address lacks {', '.join(missing)}.")
    table = visit.asking.arrow(name, **{p: _value(visit, p) for p in asked})
    out = io.BytesIO()
    if form == "parquet":
        pyarrow.parquet.write_table(table, out)
    else:
        out.write(b"\xef\xbb\xbf")  # spreadsheets take UTF-8 for a local encoding without it
        pyarrow.csv.write_csv(_flat(table), out)
    return out.getvalue()


def _value(visit: Visit, parameter: str) -> object:
    text = visit.query[parameter]
    if parameter in ("ids", "words"):
        return [t for t in text.split(" ") if t]
    return text == "true" if parameter == "any" else text


def _literal(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(map(quoted, value)) + "]::TEXT[]"
    return quoted(value)


def _flat(table: pa.Table) -> pa.Table:
    """The table with nested columns as text: CSV has none."""
    for i, column in enumerate(table.schema):
        if pa.types.is_nested(column.type):
            texts = pa.array([None if v is None else str(v) for v in table.column(i).to_pylist()], pa.string())
            table = table.set_column(i, column.name, texts)
        elif pa.types.is_boolean(column.type):
            table = table.set_column(i, column.name, pc.cast(table.column(i), pa.string()))
    return table
