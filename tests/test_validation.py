"""A frame is held against its model whether it has rows or none."""

from __future__ import annotations

import polars as pl

from schemas.facts import LocalRoles
from schemas.tables import polars_schema
from schemas.validation import split

NONE = pl.DataFrame(schema=polars_schema(LocalRoles))


def test_a_frame_without_rows_fits_its_model() -> None:
    good, bad = split(NONE, LocalRoles)
    assert good.schema == NONE.schema
    assert bad == []


def test_a_frame_without_rows_and_without_a_column_is_wrong_as_a_whole() -> None:
    _, bad = split(NONE.drop("title"), LocalRoles)
    assert [b.row for b in bad] == [None]


def test_a_frame_without_rows_whose_column_is_of_another_type_is_wrong_as_a_whole() -> None:
    _, bad = split(NONE.with_columns(pl.col("char_start").cast(pl.String)), LocalRoles)
    assert {b.row for b in bad} == {None}
