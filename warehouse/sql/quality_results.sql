-- What each check saw in each of the last hundred runs; those before stay in the working store.
SELECT * FROM quality_results
WHERE run_id IN (SELECT run_id FROM quality_results GROUP BY run_id ORDER BY run_id DESC LIMIT 100)
ORDER BY run_id, check_name
