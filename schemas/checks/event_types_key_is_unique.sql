-- name: event_types_key_is_unique
-- table: event_types
-- severity: error
-- threshold: 0
-- description: event_type identifies one row of event_types.
SELECT event_type, count(*) AS rows FROM event_types GROUP BY event_type HAVING rows > 1
