-- name: group_has_one_representative
-- table: source_groups
-- severity: error
-- threshold: 0
-- description: Every source has exactly one representative among its copies.
SELECT source_id, count(*) FILTER (kind = 'representative') AS representatives, count(*) AS copies
FROM source_groups
GROUP BY source_id
HAVING representatives <> 1
