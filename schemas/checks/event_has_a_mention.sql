-- name: event_has_a_mention
-- table: events
-- severity: error
-- threshold: 0
-- description: Every event is told by at least one mention.
SELECT event_id, headline FROM events ANTI JOIN event_mentions USING (event_id)
