"""Running the checks of schemas/checks over a candidate: SQL files that return the failing rows."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from flows.settings import Settings
from schemas.declarative import CHECKS
from schemas.errors import SettingsError
from schemas.operations import SEVERITIES, QualityResults
from schemas.published import BY_NAME
from schemas.tables import polars_schema
from schemas.validation import split

_HEADER = re.compile(r"^-- (\w+): *(.*)$", re.MULTILINE)
_KEYS = ("name", "table", "severity", "threshold", "description")
_ROWS_A_SLICE = 5_000  # rows validated at a time: bodies of a whole corpus do not stand in memory together
_SAMPLE = 5


@dataclass(frozen=True, slots=True)
class SqlCheck:
    """A cross-table rule. `threshold` is the number of failing rows that are accepted."""

    name: str
    table: str
    severity: str
    threshold: int
    description: str
    sql: str


def load(folder: Path = CHECKS) -> list[SqlCheck]:
    """All SQL checks, by name. Raises SettingsError for a header that lacks a key or holds another."""
    found = []
    for path in sorted(folder.glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        header = dict(_HEADER.findall(text))
        if set(header) != set(_KEYS):
            raise SettingsError(
                f"{path}: the header must hold {', '.join(_KEYS)}; found {', '.join(header) or 'none'}."
            )
        if header["name"] != path.stem or header["severity"] not in SEVERITIES or not header["threshold"].isdigit():
            raise SettingsError(
                f"{path}: name must be the file's, severity one of {', '.join(SEVERITIES)}, threshold a whole number."
            )
        found.append(
            SqlCheck(
                path.stem, header["table"], header["severity"], int(header["threshold"]), header["description"], text
            )
        )
    return found


def run(con: duckdb.DuckDBPyConnection, settings: Settings, run_id: str) -> pl.DataFrame:
    """Check the attached database `candidate`: rows of quality_results for this run."""
    here = con.execute("SELECT current_database()").fetchall()[0][0]
    con.execute("USE candidate").fetchall()
    try:
        results = [_models(con, run_id), *[_sql(con, c, run_id) for c in with_overrides(load(), settings)]]
    finally:
        con.execute(f'USE "{here}"').fetchall()
    rows = [r for some in results for r in some]
    return pl.DataFrame(rows, schema=polars_schema(QualityResults), orient="row")


def with_overrides(checks: list[SqlCheck], settings: Settings) -> list[SqlCheck]:
    """The user's severities and thresholds; a name or a key that no check has is an error."""
    names = {c.name for c in checks}
    for name, change in settings.checks.items():
        if name not in names:
            raise SettingsError(f"settings: checks.{name}: no such check; `schemas/checks` holds them.")
        unknown = set(change) - {"severity", "threshold", "enabled"}
        if unknown:
            raise SettingsError(f"settings: checks.{name}.{unknown.pop()}: accepted are severity, threshold, enabled.")
    changed = []
    for c in checks:
        change = settings.checks.get(c.name, {})
        if change.get("enabled", True):
            severity, threshold = change.get("severity", c.severity), int(change.get("threshold", c.threshold))
            changed.append(SqlCheck(c.name, c.table, severity, threshold, c.description, c.sql))
    return changed


def _sql(con: duckdb.DuckDBPyConnection, check: SqlCheck, run_id: str) -> list[dict[str, object]]:
    result = con.execute(check.sql)
    names = [d[0] for d in result.description or []]
    failing = result.fetchall()
    return [
        _row(run_id, check.name, check.table, check.severity, check.description, len(failing), check.threshold,
             [dict(zip(names, r, strict=True)) for r in failing[:_SAMPLE]])
    ]  # fmt: skip


def _models(con: duckdb.DuckDBPyConnection, run_id: str) -> list[dict[str, object]]:
    """Each published table against its pandera model, in slices."""
    rows = []
    for name, model in BY_NAME.items():
        count = con.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0]
        failures: list[str] = []
        for start in range(0, count, _ROWS_A_SLICE):
            frame = con.sql(f"SELECT * FROM {name} LIMIT {_ROWS_A_SLICE} OFFSET {start}").pl()
            failures += [b.reason for b in split(frame, model)[1]]
        expected = f"every row of {name} fits its model"
        sample: list[dict[str, object]] = [{"reason": f} for f in failures[:_SAMPLE]]
        rows.append(_row(run_id, f"{name}_fits_its_model", name, "error", expected, len(failures), 0, sample))
    return rows


def _row(
    run_id: str, name: str, table: str, severity: str, expected: str, failing: int, accepted: int,
    sample: list[dict[str, object]],
) -> dict[str, object]:  # fmt: skip
    return {
        "run_id": run_id, "check_name": name, "table_name": table, "severity": severity,
        "passed": failing <= accepted, "observed": float(failing), "expected": expected, "failing_rows": failing,
        "sample": json.dumps(sample, ensure_ascii=False, default=str) if sample else None,
    }  # fmt: skip
