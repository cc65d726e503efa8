-- The raw files of an article.
SELECT f.path, f.status, f.bytes, f.encoding, f.format, f.format_certainty, f.sha256, f.first_run_id, f.last_run_id, f.removed_at
FROM source_files f WHERE f.source_id = $id
ORDER BY f.path
