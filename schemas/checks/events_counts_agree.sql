-- name: events_counts_agree
-- table: events
-- severity: error
-- threshold: 0
-- description: source_count and mention_count of an event are those of its mentions.
SELECT e.event_id, e.headline, e.source_count, e.mention_count, m.sources, m.mentions
FROM events e
LEFT JOIN (
    SELECT event_id, count(DISTINCT source_id) AS sources, count(*) AS mentions FROM event_mentions GROUP BY event_id
) m USING (event_id)
WHERE (e.source_count, e.mention_count) IS DISTINCT FROM (coalesce(m.sources, 0), coalesce(m.mentions, 0))
