-- name: event_type_is_told
-- table: events
-- severity: error
-- threshold: 0
-- description: At least one mention of an event tells it as the event's type.
SELECT event_id, event_type, headline FROM events ANTI JOIN event_mentions USING (event_id, event_type)
