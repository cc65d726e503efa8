-- The files that are there, by what became of them.
SELECT status, count(*) AS files, sum(bytes) AS bytes
FROM source_files WHERE removed_at IS NULL
GROUP BY status
ORDER BY files DESC, status
