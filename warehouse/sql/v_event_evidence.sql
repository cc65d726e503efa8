-- description: Each event with the sentences that prove it: one row for each mention.
-- column evidence: The words as they stand in the article.
-- column told_as: The certainty with which this mention tells it.
CREATE VIEW v_event_evidence AS
SELECT e.event_id, e.headline, e.event_type, e.date_earliest, e.date_latest, e.certainty, e.source_count,
    s.title, s.publisher, s.published_at, s.url, m.evidence, m.date_text, m.certainty AS told_as, m.part, m.char_start,
    m.char_end, m.source_id, m.event_mention_id
FROM events e
JOIN event_mentions m USING (event_id)
JOIN sources s USING (source_id)
ORDER BY e.date_earliest NULLS LAST, e.event_id, s.published_at NULLS LAST, m.char_start;
