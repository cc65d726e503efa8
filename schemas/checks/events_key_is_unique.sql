-- name: events_key_is_unique
-- table: events
-- severity: error
-- threshold: 0
-- description: event_id identifies one row of events.
SELECT event_id, count(*) AS rows FROM events GROUP BY event_id HAVING rows > 1
