-- What happened to a person or an organisation, in the order of time: a row an event.
WITH mine AS (
    SELECT event_id, list(DISTINCT role ORDER BY role) AS roles, max(post) AS post
    FROM event_participants WHERE entity_kind = $kind AND entity_id = $id
    GROUP BY event_id
)
SELECT e.event_id, e.date_earliest, e.date_latest, e.date_precision, e.event_type, t.label_en, t.label_zh, e.headline,
    array_to_string(mine.roles, ' ') AS roles, mine.post, e.certainty, e.confidence, e.source_count, e.mention_count
FROM mine JOIN events e USING (event_id) JOIN event_types t USING (event_type)
ORDER BY e.date_earliest NULLS LAST, e.date_latest, e.event_id
