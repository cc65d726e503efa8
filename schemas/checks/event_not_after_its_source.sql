-- name: event_not_after_its_source
-- table: event_mentions
-- severity: error
-- threshold: 0
-- description: A mention of an event that is not announced begins no later than its source was published.
SELECT m.event_mention_id, m.source_id, m.date_text, m.date_earliest, s.published_latest, m.evidence
FROM event_mentions m JOIN sources s USING (source_id)
WHERE m.certainty <> 'announced' AND m.date_earliest > s.published_latest
