-- name: event_has_a_participant
-- table: events
-- severity: warn
-- threshold: 0
-- description: Somebody or something takes part in every event.
SELECT event_id, event_type, headline FROM events ANTI JOIN event_participants USING (event_id)
