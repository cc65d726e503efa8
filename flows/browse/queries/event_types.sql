-- The event types that occur, with the number of events.
SELECT t.event_type, t.label_en, t.label_zh, count(e.event_id) AS events
FROM event_types t LEFT JOIN events e USING (event_type) GROUP BY ALL ORDER BY t.event_type
