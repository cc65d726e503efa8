-- name: conservation
-- table: source_files
-- severity: error
-- threshold: 0
-- description: Every present file, and every article in a container, has one row and one status; it has a source unless it is quarantined or a container; a container has its members.
SELECT path, status, source_id, count(*) OVER (PARTITION BY path) AS rows
FROM source_files
QUALIFY rows > 1
    OR (removed_at IS NULL AND (status IN ('quarantined', 'container')) <> (source_id IS NULL))
    OR (removed_at IS NOT NULL AND source_id IS NOT NULL)
UNION ALL
SELECT m.path, m.status, m.source_id, 0
FROM source_files m ANTI JOIN source_files c ON c.path = m.container_path AND c.status = 'container' AND c.removed_at IS NULL
WHERE m.container_path IS NOT NULL AND m.removed_at IS NULL
UNION ALL
SELECT c.path, c.status, c.source_id, 0
FROM source_files c ANTI JOIN source_files m ON m.container_path = c.path AND m.removed_at IS NULL
WHERE c.status = 'container' AND c.removed_at IS NULL
