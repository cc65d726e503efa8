-- Which of these people and organisations are named by the publisher, between the days, in events of the type and certainty.
SELECT DISTINCT m.entity_id
FROM mentions m JOIN sources s USING (source_id)
WHERE m.entity_id IN (SELECT unnest($ids))
    AND ($publisher = '' OR s.publisher = $publisher)
    AND ($since = '' OR s.published_latest >= TRY_CAST($since AS DATE))
    AND ($until = '' OR s.published_earliest <= TRY_CAST($until AS DATE))
    AND ($type = '' AND $certainty = '' OR m.entity_id IN (
        SELECT ep.entity_id FROM event_participants ep JOIN events e USING (event_id)
        WHERE ($type = '' OR e.event_type = $type) AND ($certainty = '' OR e.certainty = $certainty)))
