-- name: precision_fits_its_range
-- table: event_mentions
-- severity: warn
-- threshold: 0
-- description: A date of precision day is one day, of a week at most seven, …; unknown stands for no date.
WITH dated AS (
    SELECT 'events' AS of_table, event_id AS id, date_precision AS precision, date_earliest AS a, date_latest AS b FROM events
    UNION ALL SELECT 'event_mentions', event_mention_id, date_precision, date_earliest, date_latest FROM event_mentions
    UNION ALL SELECT 'sources', source_id, published_precision, published_earliest, published_latest FROM sources
)
SELECT *, b - a + 1 AS days
FROM dated
WHERE (precision = 'unknown') <> (a IS NULL AND b IS NULL)
    OR days > CASE precision WHEN 'second' THEN 1 WHEN 'minute' THEN 1 WHEN 'day' THEN 1 WHEN 'week' THEN 7
        WHEN 'month' THEN 31 WHEN 'quarter' THEN 92 WHEN 'half' THEN 184 WHEN 'year' THEN 366 END
