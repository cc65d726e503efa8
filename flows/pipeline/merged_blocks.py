"""Rows of merged events in the working store, by block of claims: what no new fact touches is merged once.

`events.merging.blocks` says what a block is; rows of other code or event types are dropped with their version.
"""

from __future__ import annotations

import polars as pl

from flows.events.merging import Merged, MergedBlocks
from schemas import working
from schemas.tables import table_name
from warehouse.store import Store

_EVENTS, _PARTICIPANTS, _TELLINGS = (table_name(t) for t in working.MERGING_CACHE)


def known(store: Store) -> MergedBlocks:
    """The rows of all blocks that are kept."""
    columns = MergedBlocks.none()

    def rows(table: str, like: pl.DataFrame) -> pl.DataFrame:
        return store.polars(f"SELECT {', '.join(like.columns)} FROM {table}").cast(like.schema)

    return MergedBlocks(
        events=rows(_EVENTS, columns.events),
        participants=rows(_PARTICIPANTS, columns.participants),
        tellings=rows(_TELLINGS, columns.tellings),
    )


def keep(store: Store, merged: Merged) -> None:
    """Keep the rows of new blocks, and let go of those of blocks that are no more."""
    with store.transaction(), store.frame("standing", merged.blocks.to_frame("block")):
        for table, rows in (
            (_EVENTS, merged.new.events), (_PARTICIPANTS, merged.new.participants), (_TELLINGS, merged.new.tellings)
        ):  # fmt: skip
            store.run(f"DELETE FROM {table} WHERE block NOT IN (SELECT block FROM standing)")
            store.insert(table, rows)
