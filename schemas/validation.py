"""Validating a frame against its model: the good rows go on, each bad one comes back with a sentence."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl
from pandera.errors import SchemaError, SchemaErrors

from schemas.tables import Table, polars_schema, table_name


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that broke its model. `row` counts from 0 in the frame; None when the frame as a whole is wrong."""

    row: int | None
    check: str
    reason: str


def split(frame: pl.DataFrame, model: type[Table]) -> tuple[pl.DataFrame, list[BadRow]]:
    """(good rows, failures). Eager on purpose: pandera skips the data checks of a lazy frame without a word."""
    if not len(frame) and frame.schema == polars_schema(model):
        return frame, []  # half the tables of one article have no row, and pandera takes as long over none as over some
    try:
        return model.validate(frame, lazy=True), []
    except (SchemaErrors, SchemaError) as e:
        cases = e.failure_cases
    bad: list[BadRow] = []
    for case in cases.iter_rows(named=True):
        name = table_name(model)
        if case["schema_context"] == "DataFrameSchema" and case["index"] is not None:  # a rule over several columns
            check, found = f"{name}.{case['check']}", f"the row {str(case['failure_case'])[:300]}"
        else:
            check, found = f"{name}.{case['column']}", repr(str(case["failure_case"])[:80])
        reason = f"{check}: found {found}, which breaks {case['check']}; the data dictionary says what is accepted."
        bad.append(BadRow(case["index"], check, reason))
    if any(b.row is None for b in bad):
        return frame.clear(), bad
    rows = {b.row for b in bad}
    return frame.filter(~pl.int_range(pl.len()).is_in(list(rows))), bad
