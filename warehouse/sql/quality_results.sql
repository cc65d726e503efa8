-- What each check saw in each run.
SELECT * FROM quality_results ORDER BY run_id, check_name
