-- name: name_is_one_person
-- table: people
-- severity: info
-- threshold: 0
-- description: People of one name are kept apart: two of them may be one, or truly be two.
SELECT name, count(*) AS people, list(person_id ORDER BY person_id) AS person_ids
FROM people
GROUP BY name
HAVING people > 1
