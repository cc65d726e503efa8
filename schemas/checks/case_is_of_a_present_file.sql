-- name: case_is_of_a_present_file
-- table: quarantine
-- severity: error
-- threshold: 0
-- description: A standing case of quarantine is about the bytes of a present file; severity error means that it is out.
SELECT q.quarantine_id, q.path, q.check_name, q.severity, f.status, f.removed_at
FROM quarantine q LEFT JOIN source_files f ON f.path = q.path AND f.sha256 IS NOT DISTINCT FROM q.sha256
WHERE q.resolved_run_id IS NULL
    AND (f.path IS NULL OR f.removed_at IS NOT NULL OR (q.severity = 'error' AND f.status <> 'quarantined'))
