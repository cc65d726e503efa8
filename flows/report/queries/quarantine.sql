-- What stands in quarantine: for each check that found something, how much, and the sentences of the newest cases.
WITH standing AS (
    SELECT *, row_number() OVER (PARTITION BY check_name, severity ORDER BY first_run_id DESC, path) AS place
    FROM quarantine WHERE resolved_run_id IS NULL
)
SELECT check_name AS name, severity, count(*) AS n,
    list({path: path, reason: reason} ORDER BY place) FILTER (place <= 10) AS cases
FROM standing
GROUP BY check_name, severity
ORDER BY array_position(['error', 'warn', 'info'], severity), n DESC, name
LIMIT 20
