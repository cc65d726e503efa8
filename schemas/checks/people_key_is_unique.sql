-- name: people_key_is_unique
-- table: people
-- severity: error
-- threshold: 0
-- description: person_id identifies one row of people.
SELECT person_id, count(*) AS rows FROM people GROUP BY person_id HAVING rows > 1
