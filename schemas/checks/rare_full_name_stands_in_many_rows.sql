-- name: rare_full_name_stands_in_many_rows
-- table: people
-- severity: warn
-- threshold: 0
-- description: One rare full name is not in three rows and more: its given name stands in no other name of the corpus.
WITH names AS (
    SELECT name, substr(name, 2) AS given, count(*) AS people, list(person_id ORDER BY person_id) AS person_ids
    FROM people
    WHERE named AND regexp_full_match(name, '[㐀-鿿]{3,4}')
    GROUP BY name
), borne AS (
    SELECT given, count(*) AS names FROM names GROUP BY given
)
SELECT n.name, n.people, n.person_ids
FROM names n JOIN borne b USING (given)
WHERE n.people > 2 AND b.names = 1
