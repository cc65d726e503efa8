"""The driver's step that dates articles by other articles: claims out of the store, narrower ranges back into it.

Comes between the facts of single texts and resolution. `events.dating` finds the bounds, `language.time` puts them
together with the article's own.
"""

from __future__ import annotations

from dataclasses import astuple, replace

import polars as pl

from flows.events.dating import PRINCIPALS, DatedWords, evidence_from_others
from flows.language.time import put_together
from schemas.records import DateEvidence
from schemas.sources import DateEvidence as DateEvidenceTable
from schemas.tables import polars_schema
from warehouse.store import Store

_CLAIMS = f"""
WITH claims AS (
    SELECT DISTINCT s.source_id, h.published_basis NOT IN ('inferred', 'none') AS dated, e.event_type, p.entity_key,
        e.date_text, e.date_earliest, e.date_latest, e.part, e.char_start,
        substr(CASE e.part WHEN 'title' THEN h.title ELSE b.body END, e.char_start + 1, e.char_end - e.char_start)
            AS evidence
    FROM source_texts s
    JOIN articles h ON h.article_key = s.header_from JOIN articles b ON b.article_key = s.body_from
    JOIN local_events e USING (text_key)
    JOIN local_participants p ON p.text_key = e.text_key AND p.claim = e.claim
    JOIN local_entities n
        ON n.text_key = e.text_key AND n.entity_kind = p.entity_kind AND n.entity_key = p.entity_key AND NOT n.partial
    WHERE e.date_text IS NOT NULL AND p.role IN {PRINCIPALS}
)
SELECT c.* FROM claims c
SEMI JOIN (FROM claims WHERE NOT dated) asking USING (event_type, entity_key)
ORDER BY ALL
"""


def date_by_other_articles(store: Store) -> bool:
    """Table `source_date_evidence`; narrows the range of undated sources in `source_texts`, whose text_key follows.

    True when a range changed, so that facts have to be found on it.
    """
    store.run(
        """CREATE OR REPLACE TEMP TABLE source_date_evidence AS
        SELECT s.source_id, e.* EXCLUDE (article_key), NULL::TEXT AS other_source_id
        FROM source_texts s JOIN article_date_evidence e ON e.article_key = s.header_from"""
    )
    found = evidence_from_others(DatedWords(*row) for row in store.rows(_CLAIMS))
    if not found:
        return False
    own: dict[str, set[DateEvidence]] = {source: set() for source in found}
    for source, *row in store.rows(
        "SELECT * FROM source_date_evidence WHERE source_id IN (SELECT unnest(?::TEXT[]))", [sorted(found)]
    ):
        own[str(source)].add(DateEvidence(*row))
    ranges, rows = [], []
    for source, others in sorted(found.items()):
        # what its own bounds contradicted is asked again, now that there are more
        earliest, latest, kept = put_together(replace(e, used=True) for e in own[source] | others)
        ranges.append((source, earliest, latest))
        rows += [(source, *astuple(e)) for e in kept]
    evidence = pl.DataFrame(rows, schema=polars_schema(DateEvidenceTable), orient="row")
    dated = {"source_id": pl.String, "earliest": pl.Date, "latest": pl.Date}
    with store.frame("dated", pl.DataFrame(ranges, schema=dated, orient="row")), store.frame("told", evidence):
        store.run("DELETE FROM source_date_evidence WHERE source_id IN (SELECT source_id FROM dated)")
        store.run("INSERT INTO source_date_evidence BY NAME SELECT * FROM told")
        store.run(
            """CREATE OR REPLACE TEMP TABLE source_texts AS
            SELECT s.* REPLACE (
                CASE WHEN d.source_id IS NULL THEN s.published_earliest ELSE d.earliest END AS published_earliest,
                CASE WHEN d.source_id IS NULL THEN s.published_latest ELSE d.latest END AS published_latest,
                CASE WHEN d.source_id IS NULL THEN s.text_key ELSE
                    sha256(concat_ws('|', b.content_sha256, b.script, d.earliest, d.latest, h.title)) END AS text_key)
            FROM source_texts s JOIN articles b ON b.article_key = s.body_from
            JOIN articles h ON h.article_key = s.header_from LEFT JOIN dated d ON d.source_id = s.source_id"""
        )
    return True
