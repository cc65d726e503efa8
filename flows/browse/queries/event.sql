-- One event.
SELECT e.*, t.label_en, t.label_zh FROM events e JOIN event_types t USING (event_type) WHERE e.event_id = $id
