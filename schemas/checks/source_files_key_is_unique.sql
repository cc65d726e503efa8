-- name: source_files_key_is_unique
-- table: source_files
-- severity: error
-- threshold: 0
-- description: path identifies one row of source_files.
SELECT path, count(*) AS rows FROM source_files GROUP BY path HAVING rows > 1
