-- Who takes part in an event, in which role.
SELECT * FROM merged_event_participants ORDER BY ALL
