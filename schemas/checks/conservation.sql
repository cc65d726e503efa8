-- name: conservation
-- table: source_files
-- severity: error
-- threshold: 0
-- description: Every present file has exactly one row and one status, and a source unless it is quarantined.
SELECT path, status, source_id, count(*) OVER (PARTITION BY path) AS rows
FROM source_files
QUALIFY rows > 1
    OR (removed_at IS NULL AND (status = 'quarantined') <> (source_id IS NULL))
    OR (removed_at IS NOT NULL AND source_id IS NOT NULL)
