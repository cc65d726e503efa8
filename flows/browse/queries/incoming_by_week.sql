-- How many articles came in, by the week of the run that published them first.
SELECT strftime(date_trunc('week', r.started_at), '%Y-%m-%d') AS month, count(*) AS articles
FROM sources s JOIN runs r ON r.run_id = s.first_run_id
GROUP BY month ORDER BY month DESC LIMIT 53
