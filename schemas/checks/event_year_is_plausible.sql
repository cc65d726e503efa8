-- name: event_year_is_plausible
-- table: event_mentions
-- severity: warn
-- threshold: 0
-- description: An event lies no more than 30 years after the article that tells it, and not before 1500.
SELECT m.event_mention_id, m.source_id, m.date_text, m.date_earliest, s.published_latest, m.evidence
FROM event_mentions m JOIN sources s USING (source_id)
WHERE m.date_earliest < DATE '1500-01-01' OR m.date_earliest > s.published_latest + INTERVAL 30 YEAR
