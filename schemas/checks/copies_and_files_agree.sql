-- name: copies_and_files_agree
-- table: source_groups
-- severity: error
-- threshold: 0
-- description: A file that holds a source is a copy in its group, and every copy is such a file.
WITH held AS (SELECT source_id, path FROM source_files WHERE source_id IS NOT NULL)
SELECT source_id, path, 'no copy in source_groups' AS missing FROM held ANTI JOIN source_groups USING (source_id, path)
UNION ALL
SELECT source_id, path, 'no file in source_files' FROM source_groups ANTI JOIN held USING (source_id, path)
