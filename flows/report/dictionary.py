"""The data dictionary: every table, view and column, from the models, the SQL files, the checks and the examples."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import duckdb

from flows.quality import definitions
from schemas import examples
from schemas.published import BY_NAME
from schemas.tables import Table, columns, create_sql, duckdb_type
from warehouse import views

_EXAMPLE_CHARS = 60
_INTRODUCTION = """\
# Data dictionary

What the published DuckDB file holds. Made by `newsledger docs` from the models in `schemas/`, the SQL in
`warehouse/sql/` and the checks in `schemas/checks/`; a change is made there, never here. In the file itself every
table, view and column carries its meaning as a comment: `newsledger tables` and `newsledger tables NAME` print them.

Offsets count characters from 0, end exclusive: `substr(body, char_start + 1, char_end - char_start)`. Times of runs
are UTC; times of articles are the wall clock of their `published_zone`. The examples tell one story and come from
`schemas/examples.yaml`; the people and companies in it are invented.
"""


def markdown() -> str:
    """The whole dictionary as Markdown."""
    guards = _guards()
    con = example_warehouse()
    try:
        parts = [_INTRODUCTION, _contents()]
        parts += [_of_table(name, model, guards.get(name, [])) for name, model in BY_NAME.items()]
        parts += [_of_view(con, view) for view in views.views()]
    finally:
        con.close()
    return "\n".join(parts)


def example_warehouse() -> duckdb.DuckDBPyConnection:
    """The example rows in their tables, with all views, in memory."""
    con = duckdb.connect()
    for name, model in BY_NAME.items():
        con.execute(create_sql(model)).fetchall()
        con.register("example", examples.frames()[name])
        con.execute(f"INSERT INTO {name} BY NAME SELECT * FROM example").fetchall()
        con.unregister("example")
    views.create(lambda sql: con.execute(sql).fetchall())
    return con


def _guards() -> dict[str, list[definitions.Check]]:
    guards: dict[str, list[definitions.Check]] = {}
    for check in definitions.load():
        guards.setdefault(check.table, []).append(check)
    return guards


def _contents() -> str:
    rows = [(f"[{name}](#{name})", "table", _purpose(model)) for name, model in BY_NAME.items()]
    rows += [(f"[{view.name}](#{view.name})", "view", view.description) for view in views.views()]
    return _table(("name", "kind", "what it holds"), rows)


def _of_table(name: str, model: type[Table], guards: list[definitions.Check]) -> str:
    rows = [
        (f"`{c}`", duckdb_type(spec), _cell(spec.description), _accepted(spec), _example(_first(name, c)))
        for c, spec in columns(model).items()
    ]
    lines = [
        f"## {name}", "", _purpose(model), "", f"Made by `warehouse/sql/{name}.sql`.", "",
        _table(("column", "type", "meaning", "accepted", "example"), rows),
    ]  # fmt: skip
    if guards:
        lines += ["Checks, besides the model itself:", ""]
        lines += [f"- `{check.name}` ({check.severity}): {_cell(check.description)}" for check in guards]
        lines.append("")
    return "\n".join(lines)


def _of_view(con: duckdb.DuckDBPyConnection, view: views.View) -> str:
    described = con.execute(
        "SELECT column_name, data_type, comment FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index",
        [view.name],
    ).fetchall()
    told = con.execute(f"SELECT * FROM {view.name}").fetchall()
    rows = []
    for i, (name, kind, meaning) in enumerate(described):
        example = next((row[i] for row in told if row[i] is not None), None)
        rows.append((f"`{name}`", _as_declared(kind), _cell(meaning), _example(example)))
    return "\n".join([
        f"## {view.name}", "", view.description, "", f"A view: `warehouse/sql/{view.name}.sql`.", "",
        _table(("column", "type", "meaning", "example"), rows),
    ])  # fmt: skip


def _purpose(model: type[Table]) -> str:
    return _cell(model.__doc__)


def _as_declared(kind: str) -> str:
    return "TEXT" if kind == "VARCHAR" else kind


def _first(table: str, column: str) -> Any:
    return next(iter(examples.frames()[table][column].drop_nulls().to_list()), None)


def _accepted(spec: Any) -> str:
    """What the model accepts, in words."""
    said = []
    metadata = spec.metadata or {}
    if metadata.get("key"):
        said.append("key")
    if "references" in metadata:
        table, column = metadata["references"].split(".")
        said.append(f"in [{table}](#{table}).{column}")
    said += [_rule(check.name, check.statistics or {}) for check in spec.checks]
    if spec.nullable:
        said.append("or null" if said else "may be null")
    return "; ".join(said)


def _rule(name: str, statistics: dict[str, Any]) -> str:
    match name:
        case "isin":
            return ", ".join(f"`{v}`" for v in statistics["allowed_values"])
        case "str_matches":
            return "matches `" + str(statistics["pattern"]).replace("|", "\\|") + "`"
        case "greater_than_or_equal_to":
            return f"≥ {statistics['min_value']:g}"
        case "less_than_or_equal_to":
            return f"≤ {statistics['max_value']:g}"
        case "str_length" if statistics["min_value"] == 1:
            return "not empty"
        case _:
            raise TypeError(f"the dictionary has no words for pandera's check {name} ({statistics})")


def _example(value: Any) -> str:
    if value is None:
        return ""
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, bool | list) else str(value)
    return _cell(text if len(text) <= _EXAMPLE_CHARS else text[: _EXAMPLE_CHARS - 1] + "…")


def _cell(text: object) -> str:
    """Text on one line in which Markdown and HTML have no meaning."""
    flat = " ".join(str(text or "").split())
    return "".join("\\" + c if c in "|*_<>[]`" else c for c in flat)


def _table(heading: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heading = list(heading)
    lines = ["| " + " | ".join(heading) + " |", "|" + " --- |" * len(heading)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"
