-- These events.
SELECT e.*, t.label_en, t.label_zh FROM events e JOIN event_types t USING (event_type)
WHERE e.event_id IN (SELECT unnest($ids))
ORDER BY event_id
