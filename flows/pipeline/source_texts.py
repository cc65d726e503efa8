"""The texts of sources as the working store has them: which lack facts, the texts themselves, the tags that are kept.

In: table `source_texts`. Out: keys and texts for `pipeline.facts`; its frames go back through `bookkeeping.keep`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from warehouse.store import Store

if TYPE_CHECKING:
    from flows.pipeline.facts import KeyedText

# Body and title: what a text's tags are kept under, with `b` the article that gives the body and `h` the header's.
TAG_KEY = "sha256(concat_ws('|', b.content_sha256, h.title))"


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
