-- What the warehouse holds, in one row.
SELECT
    (SELECT count(*) FROM sources) AS articles,
    (SELECT coalesce(sum(body_chars), 0) FROM sources) AS chars,
    (SELECT count(*) FROM people) AS people,
    (SELECT count(*) FROM organizations WHERE source_count > 0) AS organizations,
    (SELECT count(*) FROM events) AS events,
    (SELECT count(*) FROM event_mentions) AS claims,
    (SELECT count(*) FROM quarantine WHERE resolved_run_id IS NULL AND severity = 'error') AS refused,
    (SELECT count(*) FROM quarantine WHERE resolved_run_id IS NULL AND severity <> 'error') AS lost_a_part,
    (SELECT count(*) FROM sources WHERE published_earliest IS NULL) AS undated,
    (SELECT max(published_latest) FROM sources) AS newest
