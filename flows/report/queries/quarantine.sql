-- What stands in quarantine, with the sentences: a few of each check, the newest first.
SELECT check_name, severity, path, reason, first_run_id, count(*) OVER (PARTITION BY check_name) AS of_this_check
FROM quarantine WHERE resolved_run_id IS NULL
QUALIFY row_number() OVER (PARTITION BY check_name ORDER BY first_run_id DESC, path) <= 10
ORDER BY of_this_check DESC, check_name, first_run_id DESC, path
LIMIT 100
