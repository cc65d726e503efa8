"""The texts of sources as the working store has them: which lack facts, the texts themselves, the tags that are kept.

In: table `source_texts`. Out: keys and texts for `pipeline.facts`; its frames go back through `bookkeeping.keep`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from warehouse.store import Store

if TYPE_CHECKING:
    from flows.pipeline.facts import FactsStage, KeyedText

_AT_ONCE = 1000  # texts whose bodies stand in memory together
# Body and title: what a text's tags are kept under, with `b` the article that gives the body and `h` the header's.
TAG_KEY = "sha256(concat_ws('|', b.content_sha256, h.title))"


def keep_what_the_registry_leaves(store: Store, finder: FactsStage) -> None:
    """Let go of the facts of source texts in which the registry has other forms, or says other things of them, than
    when the facts were found. The others are those that the registry of today gives.
    """
    from schemas.tables import table_name
    from schemas.working import FACT_CACHE

    version = finder.registry_version
    asked = store.rows(
        "SELECT text_key, standing FROM texts SEMI JOIN source_texts USING (text_key) WHERE registry <> ? "
        "ORDER BY text_key",
        [version],
    )
    for start in range(0, len(asked), _AT_ONCE):
        before = dict(asked[start : start + _AT_ONCE])
        now = store.rows(
            "SELECT s.text_key, any_value(h.title), any_value(b.body) "
            "FROM source_texts s JOIN articles b ON b.article_key = s.body_from "
            "JOIN articles h ON h.article_key = s.header_from "
            "WHERE s.text_key IN (SELECT unnest(?::TEXT[])) GROUP BY s.text_key",
            [[*before]],
        )
        changed = [k for k, title, body in now if finder.standing(title, body) != before[k]]
        with store.transaction():
            for model in FACT_CACHE:
                store.run(f"DELETE FROM {table_name(model)} WHERE text_key IN (SELECT unnest(?::TEXT[]))", [changed])
            store.run(
                "UPDATE texts SET registry = ? WHERE text_key IN (SELECT unnest(?::TEXT[]))", [version, [*before]]
            )


def texts_without_facts(store: Store) -> list[tuple[str, int]]:
    """(text_key, characters) of the source texts whose facts are not kept, shortest paths to a stable order."""
    return [
        (str(k), int(n))
        for k, n in store.rows(
            "SELECT s.text_key, any_value(a.body_chars) "
            "FROM source_texts s JOIN articles a ON a.article_key = s.body_from "
            "WHERE s.text_key NOT IN (SELECT text_key FROM texts) GROUP BY s.text_key ORDER BY s.text_key"
        )
    ]


def texts(store: Store, wanted: Sequence[tuple[str, int]]) -> list[KeyedText]:
    """The source texts of these keys."""
    from flows.pipeline.facts import KeyedText
    from schemas.records import SourceText

    rows = store.rows(
        f"""WITH wanted AS (
            SELECT s.text_key, {TAG_KEY} AS tag_key,
                any_value((h.title, b.body, b.script, s.published_earliest, s.published_latest)) AS source_text
            FROM source_texts s JOIN articles b ON b.article_key = s.body_from
            JOIN articles h ON h.article_key = s.header_from WHERE s.text_key IN (SELECT unnest(?::TEXT[]))
            GROUP BY ALL
        ) SELECT w.text_key, w.source_text, w.tag_key, t.words, t.heard
        FROM wanted w LEFT JOIN text_tags t USING (tag_key) ORDER BY w.text_key""",
        [[k for k, _ in wanted]],
    )
    return [KeyedText(k, SourceText(*(t.values() if isinstance(t, dict) else t)), *tags) for k, t, *tags in rows]


def prune_tags(store: Store) -> None:
    """Let go of the tags of texts that are no source's any more."""
    store.run(
        f"""DELETE FROM text_tags WHERE tag_key NOT IN (
            SELECT {TAG_KEY} FROM source_texts s JOIN articles b ON b.article_key = s.body_from
            JOIN articles h ON h.article_key = s.header_from)"""
    )
