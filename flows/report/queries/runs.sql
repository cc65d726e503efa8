-- The last runs, newest first, with how many checks each saw fail.
SELECT r.run_id, r.started_at, date_diff('millisecond', r.started_at, r.finished_at) / 1000 AS seconds, r.status,
    r.files_seen, r.files_new, r.files_changed, r.files_removed, r.files_unchanged, r.files_quarantined,
    count(q.check_name) FILTER (NOT q.passed AND q.severity = 'error') AS errors,
    count(q.check_name) FILTER (NOT q.passed AND q.severity = 'warn') AS warnings,
    r.pipeline_version, r.registry_version
FROM runs r LEFT JOIN quality_results q USING (run_id)
GROUP BY ALL
ORDER BY r.run_id DESC
LIMIT 10
