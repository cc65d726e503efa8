-- name: event_stands_once
-- table: events
-- severity: warn
-- threshold: 0
-- description: Two events do not tell the same type, people, posts, organisations and days.
WITH who AS (
    SELECT event_id, list(concat_ws(' ', entity_id, role, post) ORDER BY entity_id, role, post) AS participants
    FROM event_participants GROUP BY event_id
)
SELECT event_type, date_earliest, date_latest, list(event_id ORDER BY event_id) AS event_ids, any_value(headline) AS headline
FROM events JOIN who USING (event_id)
WHERE date_earliest IS NOT NULL
GROUP BY event_type, date_earliest, date_latest, participants
HAVING count(*) > 1
