-- name: sources_key_is_unique
-- table: sources
-- severity: error
-- threshold: 0
-- description: source_id identifies one row of sources.
SELECT source_id, count(*) AS rows FROM sources GROUP BY source_id HAVING rows > 1
