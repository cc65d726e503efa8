-- The events of the people of one event, and of its organisations when nobody takes part, in the order of time.
WITH who AS (
    SELECT entity_kind, entity_id FROM event_participants WHERE event_id = $id
    QUALIFY entity_kind = 'person' OR count(*) FILTER (entity_kind = 'person') OVER () = 0
)
SELECT DISTINCT e.event_id, e.date_earliest, e.date_latest, e.event_type, t.label_en, t.label_zh, e.headline, e.certainty,
    e.source_count
FROM event_participants ep SEMI JOIN who USING (entity_kind, entity_id)
JOIN events e USING (event_id) JOIN event_types t ON t.event_type = e.event_type
ORDER BY e.date_earliest NULLS LAST, e.event_id
