-- What the warehouse holds, in one row.
SELECT
    (SELECT count(*) FROM sources) AS articles,
    (SELECT count(*) FROM people) AS people,
    (SELECT count(*) FROM organizations WHERE source_count > 0) AS organizations,
    (SELECT count(*) FROM events) AS events,
    (SELECT count(*) FROM event_mentions) AS claims,
    (SELECT count(*) FROM quarantine WHERE resolved_run_id IS NULL AND severity = 'error') AS refused,
    (SELECT max(run_id) FROM runs WHERE status = 'published') AS run_id,
    (SELECT max(finished_at) FROM runs WHERE status = 'published') AS published_at
