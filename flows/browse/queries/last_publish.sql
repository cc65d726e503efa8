-- When the file was published, and by which run.
SELECT run_id, coalesce(finished_at, started_at) AS at FROM runs WHERE status = 'published' ORDER BY run_id DESC
