-- name: quarantined_file_has_a_case
-- table: source_files
-- severity: error
-- threshold: 0
-- description: Every quarantined file has a standing case of severity error that says why.
SELECT f.path, f.sha256
FROM source_files f
ANTI JOIN quarantine q ON q.path = f.path AND q.severity = 'error' AND q.resolved_run_id IS NULL
WHERE f.status = 'quarantined' AND f.removed_at IS NULL
