-- description: What each publisher claims: one row for each claim, with how many other articles tell the event.
-- column others: Articles besides this one that tell the event.
CREATE VIEW v_claims_by_source AS
SELECT s.publisher, s.title, s.published_at, e.headline, m.event_type, m.certainty, m.date_earliest, m.date_latest,
    e.source_count - 1 AS others, m.evidence, m.confidence, s.source_id, e.event_id
FROM event_mentions m
JOIN events e USING (event_id)
JOIN sources s USING (source_id)
ORDER BY s.publisher NULLS LAST, s.published_at NULLS LAST, s.source_id, m.char_start;
