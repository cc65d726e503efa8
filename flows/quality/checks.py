"""Running the checks over a candidate warehouse: what each saw becomes a row of quality_results."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from statistics import median
from typing import Any

import duckdb
import polars as pl

from flows.quality.changed_sources import few, narrow
from flows.quality.definitions import FEWEST_RUNS, LONGEST_HISTORY, Check, Drift, load, model_checks
from flows.settings import Settings
from schemas.errors import RunFailed
from schemas.operations import QualityResults
from schemas.published import BY_NAME
from schemas.tables import polars_schema
from schemas.validation import split

ROWS_A_SLICE = 50_000  # rows validated at a time: bodies of a whole corpus do not stand in memory together
_OF_AUDITS = "audits."  # figures of rows read by a person: there without annotations too
_BESIDE = ("rows", "model")  # kinds of checks that read nothing but the candidate
_SAMPLE = 5
_SAMPLE_CHARS = 200  # of a text in a sample: a body is not evidence, its beginning tells which it is


@dataclass(frozen=True, slots=True)
class CheckFigures:
    """Figures by name, null where there is nothing to measure, and the rows behind those that have some."""

    values: dict[str, float | None]
    rows: dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class CandidateWarehouse:
    """The warehouse that is checked, as the current database of `con`; `history` holds what earlier runs saw.

    `changed`: the sources that a check of each source alone still has to look at; None: all.
    """

    con: duckdb.DuckDBPyConnection
    history: dict[str, list[float]] = field(default_factory=dict)
    measured: Callable[[], CheckFigures] | None = None
    changed: Sequence[str] | None = None

    @cached_property
    def figures(self) -> CheckFigures:
        """Figures of the evaluation against annotations and of the audits, computed once and only if a check asks."""
        return self.measured() if self.measured else CheckFigures({}, {})


@dataclass(frozen=True, slots=True)
class Seen:
    """What a check saw. `failing` counts the rows that broke it, `sample` holds some of them.

    `sources`: those that a check of each source alone found wrong.
    """

    passed: bool
    observed: float | None
    expected: str
    failing: int = 0
    sample: tuple[dict[str, Any], ...] = ()
    sources: frozenset[str] = frozenset()


def run(
    con: duckdb.DuckDBPyConnection, settings: Settings, run_id: str, changed: Sequence[str] | None = None
) -> tuple[pl.DataFrame, set[str]]:
    """Check the attached database `candidate`: rows of quality_results for this run, and the sources that checks of
    each source alone found wrong. These look at the sources that `changed`: they found nothing wrong with the others.

    The connection's current database is the working store, whose `runs` and `quality_results` are the history.
    """
    here = con.execute("SELECT current_database()").fetchall()[0][0]
    candidate = CandidateWarehouse(con, _history(con), lambda: _measured(con, settings), changed)
    checks = [*model_checks(BY_NAME, settings.checks), *load(settings.checks)]
    con.execute("USE candidate").fetchall()
    checks = [c for c in checks if c.kind != "figure" or settings.annotations or c.sql.startswith(_OF_AUDITS)]
    try:
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            under_way = [threads.submit(_beside, some, candidate) for some in _together(checks, changed)]
            seen = {c.name: look(c, candidate) for c in checks if c.kind not in _BESIDE}
            for some in under_way:
                seen |= some.result()
    finally:
        con.execute(f'USE "{here}"').fetchall()
    rows = [as_row(c, seen[c.name], run_id) for c in checks]
    wrong = {source for s in seen.values() for source in s.sources}
    return pl.DataFrame(rows, schema=polars_schema(QualityResults), orient="row"), wrong


def _together(checks: Sequence[Check], changed: Sequence[str] | None) -> list[list[Check]]:
    """The checks that read nothing but the candidate, by the connection that they share: most have their own."""
    beside = [c for c in checks if c.kind in _BESIDE]
    shared = [c for c in beside if c.of_source] if changed is not None and few(changed) else []
    return [*([shared] if shared else []), *([c] for c in beside if c not in shared)]


def _beside(checks: Sequence[Check], candidate: CandidateWarehouse) -> dict[str, Seen]:
    """What checks see, by name, through a connection of their own, beside others: one query seldom keeps two cores
    busy. `checks`: one, or several of each source alone.
    """
    with candidate.con.cursor() as own:
        own.execute("SET enable_progress_bar = false").fetchall()
        own.execute("USE candidate").fetchall()
        if checks[0].of_source and candidate.changed is not None:
            narrow(own, "\n".join(c.sql for c in checks), candidate.changed)
        return {c.name: look(c, replace(candidate, con=own)) for c in checks}


def look(check: Check, candidate: CandidateWarehouse) -> Seen:
    """What one check sees. Raises RunFailed when its SQL cannot be run."""
    try:
        return _LOOKS[check.kind](check, candidate)
    except duckdb.Error as e:
        raise RunFailed(f"check {check.name}: its SQL cannot be run: {str(e).splitlines()[0]}") from e


def as_row(check: Check, seen: Seen, run_id: str) -> dict[str, Any]:
    """The row of quality_results."""
    return {
        "run_id": run_id, "check_name": check.name, "table_name": check.table, "severity": check.severity,
        "passed": seen.passed, "observed": seen.observed, "expected": seen.expected, "failing_rows": seen.failing,
        "sample": json.dumps(seen.sample, ensure_ascii=False, default=str) if seen.sample else None,
    }  # fmt: skip


def _rows(check: Check, candidate: CandidateWarehouse) -> Seen:
    result = candidate.con.execute(check.sql)
    names = [d[0] for d in result.description or []]
    sample: list[tuple[Any, ...]] = []
    sources: set[str] = set()
    count = 0
    while more := result.fetchmany(10_000):
        sample = sample or more[:_SAMPLE]
        sources |= {r[names.index("source_id")] for r in more} if check.of_source else set()
        count += len(more)
    accepted = f" At most {check.threshold:g} failing rows are accepted." if check.threshold else ""
    shown = tuple(dict(zip(names, map(_cut, r), strict=True)) for r in sample)
    return Seen(count <= check.threshold, float(count), check.description + accepted, count, shown, frozenset(sources))


def _model(check: Check, candidate: CandidateWarehouse) -> Seen:
    """A published table against its pandera model, in slices."""
    failures: list[str] = []
    for batch in candidate.con.sql(f"FROM {check.table}").to_arrow_reader(ROWS_A_SLICE):
        failures += [b.reason for b in split(pl.DataFrame(pl.from_arrow(batch)), BY_NAME[check.table])[1]]
    sample = tuple({"reason": f} for f in failures[:_SAMPLE])
    return Seen(len(failures) <= check.threshold, float(len(failures)), check.description, len(failures), sample)


def _value(check: Check, candidate: CandidateWarehouse) -> Seen:
    """Every value against the limit; what is observed is the value that is furthest on the wrong side."""
    result = candidate.con.execute(check.sql)
    names = [d[0] for d in result.description or []]
    rows = [dict(zip(names, r, strict=True)) for r in result.fetchall()]
    rows = [r | {"value": float(r["value"])} for r in rows if r["value"] is not None]
    low, high, within = _bounds(check, candidate.history.get(check.name, []))
    failing = [r for r in rows if not low <= r["value"] <= high]
    failing.sort(key=lambda r: r["value"], reverse=not check.at_least)
    worst = (min if check.at_least else max)((r["value"] for r in rows), default=None)
    shown = tuple(r for r in failing[:_SAMPLE] if len(r) > 1)
    return Seen(not failing, worst, f"{check.description} Accepted is {within}.", len(failing), shown)


def _figure(check: Check, candidate: CandidateWarehouse) -> Seen:
    """A figure of the evaluation or of the audits; one that could not be computed (nothing was read) passes.

    The rows behind it are kept whether it passes or not.
    """
    figures = candidate.figures
    if check.sql not in figures.values:
        known = ", ".join(sorted(figures.values))
        raise RunFailed(f"check {check.name}: there is no figure {check.sql!r} (known: {known}).")
    value = figures.values[check.sql]
    low, high, within = _bounds(check, [])
    passed = value is None or low <= value <= high
    behind = tuple(figures.rows.get(check.sql, ()))
    return Seen(passed, value, f"{check.description} Accepted is {within}.", 0 if passed else 1, behind)


_LOOKS: dict[str, Callable[[Check, CandidateWarehouse], Seen]] = {
    "rows": _rows, "model": _model, "value": _value, "figure": _figure,
}  # fmt: skip


def _bounds(check: Check, history: list[float]) -> tuple[float, float, str]:
    """(lowest, highest, in words) of what is accepted."""
    infinite = float("inf")
    if check.drift:
        return _drifted(check.drift, check.threshold, history[: check.drift.runs])
    if check.at_least:
        return check.threshold, infinite, f"at least {check.threshold:g}"
    return -infinite, check.threshold, f"at most {check.threshold:g}"


def _drifted(drift: Drift, limit: float, history: list[float]) -> tuple[float, float, str]:
    infinite = float("inf")
    if len(history) < FEWEST_RUNS:
        return -infinite, infinite, f"any figure until {FEWEST_RUNS} runs have been published"
    middle = median(history)
    low, high = (middle / limit, middle * limit) if drift.by == "factor" else (middle - limit, middle + limit)
    if drift.by == "factor" and middle == 0:
        high = infinite  # from nothing, any growth is without a factor
    said = f"{low:.4g} to {high:.4g}, about the median {middle:.4g} of the last {len(history)} published runs"
    return low, high, said


def _history(con: duckdb.DuckDBPyConnection) -> dict[str, list[float]]:
    """What published runs saw, by check, the latest first."""
    found = con.execute(
        "SELECT check_name, list(observed ORDER BY run_id DESC) FROM quality_results "
        "JOIN (SELECT run_id FROM runs WHERE status = 'published' ORDER BY run_id DESC LIMIT ?) USING (run_id) "
        "WHERE observed IS NOT NULL GROUP BY check_name",
        [LONGEST_HISTORY],
    )
    return dict(found.fetchall())


def _measured(con: duckdb.DuckDBPyConnection, settings: Settings) -> CheckFigures:
    """What the candidate is worth by the user's annotations and audits."""
    from flows.quality import audit, judging

    values, rows = audit.figures(judging.asking(con), audit.load_audits(settings.audits))
    if settings.annotations:
        from flows.quality.evaluation import evaluate

        result = evaluate(con, settings.annotations)
        values |= result.figures()
        rows |= {f: [asdict(b) for b in result.reliability()] for f in ("calibration.error", "whole.share")}
    return CheckFigures(values, rows)


def _cut(value: Any) -> Any:
    return value[:_SAMPLE_CHARS] + "…" if isinstance(value, str) and len(value) > _SAMPLE_CHARS else value


def sentences(results: pl.DataFrame, severity: str) -> list[str]:
    """What failed with this severity, a sentence each: the check, what was found, what is accepted."""
    failed = results.filter(~pl.col("passed") & (pl.col("severity") == severity))
    return [f"{r['check_name']}: found {found_in_words(r['observed'], r['failing_rows'])}. {r['expected']}"
            for r in failed.iter_rows(named=True)]  # fmt: skip


def found_in_words(observed: float | None, failing: int) -> str:
    """What was seen and how many rows of it fail.

    >>> found_in_words(16, 16), found_in_words(1, 1), found_in_words(0.31, 1), found_in_words(24, 3)
    ('16 rows', '1', '0.31', '24, in 3 rows')
    """
    if observed is None:
        return f"{failing} rows"
    if failing > 1:
        return f"{failing} rows" if observed == failing else f"{observed:.4g}, in {failing} rows"
    return f"{observed:.4g}"
