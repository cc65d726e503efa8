-- One row per raw file ever seen, and per article in a file that holds several, with one status.
SELECT
    f.path, f.container_path, f.sha256, f.bytes, a.encoding, coalesce(a.format, f.container_kind) AS format,
    a.format_certainty, o.status, o.source_id, f.first_run_id,
    f.last_run_id, f.removed_at
FROM files f
JOIN file_outcomes o ON o.path = f.path
LEFT JOIN articles a ON a.article_key = o.article_key
ORDER BY f.path
