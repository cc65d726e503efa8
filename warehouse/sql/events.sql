-- One row per event.
SELECT * FROM merged_events ORDER BY event_id
