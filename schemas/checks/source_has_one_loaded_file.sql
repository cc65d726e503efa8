-- name: source_has_one_loaded_file
-- table: sources
-- severity: error
-- threshold: 0
-- description: Every source has exactly one present file with status loaded; the others are copies of it.
SELECT s.source_id, s.title, count(f.path) AS loaded_files
FROM sources s LEFT JOIN source_files f ON f.source_id = s.source_id AND f.status = 'loaded' AND f.removed_at IS NULL
GROUP BY s.source_id, s.title
HAVING loaded_files <> 1
