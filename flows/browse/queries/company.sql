-- In whose company a person or an organisation is named: people of the same articles, those of the same events first.
WITH mine AS (SELECT DISTINCT source_id FROM mentions WHERE entity_kind = $kind AND entity_id = $id),
acts AS (SELECT DISTINCT event_id FROM event_participants WHERE entity_kind = $kind AND entity_id = $id),
beside AS (
    SELECT m.entity_id, count(DISTINCT m.source_id) AS articles
    FROM mentions m SEMI JOIN mine USING (source_id)
    WHERE m.entity_kind = 'person' AND m.entity_id <> $id
    GROUP BY m.entity_id
), together AS (
    SELECT ep.entity_id, count(DISTINCT ep.event_id) AS events
    FROM event_participants ep SEMI JOIN acts USING (event_id)
    WHERE ep.entity_kind = 'person' AND ep.entity_id <> $id
    GROUP BY ep.entity_id
)
SELECT p.person_id, p.name, b.articles, coalesce(t.events, 0) AS events
FROM beside b JOIN people p ON p.person_id = b.entity_id LEFT JOIN together t USING (entity_id)
ORDER BY events DESC, b.articles DESC, p.name, p.person_id
