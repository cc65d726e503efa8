-- How many checks failed in each of the last runs, by severity.
WITH recent AS (
    SELECT r.run_id, r.started_at FROM runs r SEMI JOIN quality_results USING (run_id) ORDER BY run_id DESC LIMIT 30
)
SELECT r.run_id, strftime(r.started_at, '%m-%d %H:%M') AS run, s.severity,
    count(q.check_name) FILTER (NOT q.passed) AS failed
FROM recent r
CROSS JOIN (VALUES ('error'), ('warn'), ('info')) s (severity)
LEFT JOIN quality_results q ON q.run_id = r.run_id AND q.severity = s.severity
GROUP BY ALL
ORDER BY r.run_id, s.severity
