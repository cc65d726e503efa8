-- Every check of the last checked run, those that failed first, with how it went in the last runs, oldest first.
WITH recent AS (
    SELECT DISTINCT run_id FROM quality_results ORDER BY run_id DESC LIMIT 12
), trend AS (
    SELECT check_name, list({run_id: run_id, passed: passed, severity: severity} ORDER BY run_id) AS trend
    FROM quality_results SEMI JOIN recent USING (run_id)
    GROUP BY check_name
)
SELECT q.check_name, q.table_name, q.severity, q.passed, q.observed, q.expected, q.failing_rows,
    q.sample::TEXT AS sample, t.trend
FROM quality_results q JOIN trend t USING (check_name)
WHERE q.run_id = (SELECT max(run_id) FROM recent)
ORDER BY q.passed, array_position(['error', 'warn', 'info'], q.severity), q.check_name
