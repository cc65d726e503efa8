-- name: event_mentions_key_is_unique
-- table: event_mentions
-- severity: error
-- threshold: 0
-- description: event_mention_id identifies one row of event_mentions.
SELECT event_mention_id, count(*) AS rows FROM event_mentions GROUP BY event_mention_id HAVING rows > 1
