-- name: participant_stands_once
-- table: event_participants
-- severity: error
-- threshold: 0
-- description: A person or organisation takes part in an event once in each role and post.
SELECT event_id, entity_kind, entity_id, role, post, count(*) AS rows
FROM event_participants
GROUP BY ALL
HAVING rows > 1
