-- name: positions_count_up
-- table: source_links
-- severity: error
-- threshold: 0
-- description: The names of a byline and the addresses of a file are numbered from 0 without a gap.
SELECT of_table, source_id, list(position ORDER BY position) AS positions
FROM (
    SELECT 'source_links' AS of_table, source_id, position FROM source_links
    UNION ALL SELECT 'source_authors', source_id, position FROM source_authors
)
GROUP BY of_table, source_id
HAVING min(position) <> 0 OR max(position) + 1 <> count(*) OR count(DISTINCT position) <> count(*)
