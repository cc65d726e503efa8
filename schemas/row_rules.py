"""Rules over several columns of one row, for the facts of one article and the published tables alike.

A fact that breaks one goes to quarantine with its article; a published row that breaks one refuses the publish. A null
on either side passes: what may be null is said by the columns.
"""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from schemas.tables import Table

UNSTATED_BASES = ["path", "inferred", "none"]  # publication dates that the file does not state


class Spanned(Table):
    """Rows that point at characters of a text."""

    @pa.dataframe_check
    @classmethod
    def char_start_before_char_end(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """At least one character."""
        return data.lazyframe.select(pl.col("char_start") < pl.col("char_end"))


class Dated(Table):
    """Rows with a range of days."""

    @pa.dataframe_check
    @classmethod
    def date_earliest_not_after_date_latest(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """A range runs forward."""
        return data.lazyframe.select(pl.col("date_earliest") <= pl.col("date_latest"))

    @pa.dataframe_check
    @classmethod
    def date_bounds_stand_together(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """Both bounds, or no date."""
        return data.lazyframe.select(pl.col("date_earliest").is_null() == pl.col("date_latest").is_null())


class Publication(Table):
    """Rows with the time of a publication."""

    @pa.dataframe_check
    @classmethod
    def published_earliest_not_after_published_latest(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """A range runs forward."""
        return data.lazyframe.select(pl.col("published_earliest") <= pl.col("published_latest"))

    @pa.dataframe_check
    @classmethod
    def published_at_exactly_when_its_basis_states_it(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """A time that is inferred is never told as stated."""
        unstated = pl.col("published_basis").is_in(UNSTATED_BASES)
        return data.lazyframe.select(pl.col("published_at").is_null() == unstated)

    @pa.dataframe_check
    @classmethod
    def published_at_on_a_day_of_its_range(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """The stated time lies in the range of days."""
        day = pl.col("published_at").dt.date()
        return data.lazyframe.select((pl.col("published_earliest") <= day) & (day <= pl.col("published_latest")))
