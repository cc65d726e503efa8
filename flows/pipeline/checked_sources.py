"""Which sources the checks of each source alone need not look at again: they found nothing wrong, and nothing changed.

A source is as it was where it is made of the same articles and text under the same code, registry, judgements and
settings: its rows follow from these. One that such a check found wrong is looked at in every run.
"""

from __future__ import annotations

from collections.abc import Collection

from warehouse.store import Store

_VERSION = "checked_version"  # the state of the store under which the sources were checked
_MADE_OF = "source_id, text_key, body_from, header_from"


def changed(store: Store, version: str) -> list[str] | None:
    """The sources that are not as they were when they were checked; None for all."""
    if store.state(_VERSION) != version:
        return None
    rows = store.rows(f"SELECT source_id FROM source_texts ANTI JOIN checked_sources USING ({_MADE_OF}) ORDER BY ALL")
    return [str(source) for (source,) in rows]


def keep(store: Store, version: str, wrong: Collection[str]) -> None:
    """Note that all sources but these were checked as they are now."""
    right = f"SELECT {_MADE_OF} FROM source_texts WHERE source_id NOT IN (SELECT unnest(?::TEXT[]))"
    with store.transaction():
        store.run(
            "DELETE FROM checked_sources WHERE source_id IN "
            f"(SELECT source_id FROM checked_sources ANTI JOIN ({right}) USING ({_MADE_OF}))",
            [sorted(wrong)],
        )
        store.run(f"INSERT INTO checked_sources ({right}) EXCEPT FROM checked_sources", [sorted(wrong)])
        store.keep_state(_VERSION, version)
