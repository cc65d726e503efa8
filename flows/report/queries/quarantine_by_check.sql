-- What stands in quarantine, by the check that found it.
SELECT check_name AS name, count(*) AS n
FROM quarantine WHERE resolved_run_id IS NULL
GROUP BY check_name
ORDER BY n DESC, name
LIMIT 15
