-- name: person_is_mentioned
-- table: people
-- severity: error
-- threshold: 0
-- description: Every person is named by at least one mention.
SELECT p.person_id, p.name FROM people p
ANTI JOIN mentions m ON m.entity_kind = 'person' AND m.entity_id = p.person_id
