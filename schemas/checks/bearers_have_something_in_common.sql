-- name: bearers_have_something_in_common
-- table: people
-- severity: warn
-- threshold: 0
-- description: Two of the articles of one row name somebody or something else that is the same, unless it is no person.
WITH told AS (
    SELECT DISTINCT entity_id, source_id FROM mentions
), seldom AS ( -- of whom very many articles tell, some two meet by chance
    SELECT person_id, name, source_count FROM people WHERE source_count BETWEEN 4 AND 100 AND NOT in_registry
), again AS (
    SELECT DISTINCT p.person_id
    FROM seldom p
    JOIN told mine ON mine.entity_id = p.person_id
    JOIN told other ON other.source_id = mine.source_id AND other.entity_id <> p.person_id
    GROUP BY p.person_id, other.entity_id
    HAVING count(*) > 1
)
SELECT s.* FROM seldom s ANTI JOIN again USING (person_id)
