-- name: wikidata_item_is_one_entity
-- table: people
-- severity: warn
-- threshold: 0
-- description: A Wikidata item stands for one person or one organisation.
SELECT wikidata_id, count(*) AS entities, list(entity_id ORDER BY entity_id) AS entity_ids
FROM (
    SELECT wikidata_id, person_id AS entity_id FROM people
    UNION ALL SELECT wikidata_id, org_id FROM organizations
)
WHERE wikidata_id IS NOT NULL
GROUP BY wikidata_id
HAVING entities > 1
