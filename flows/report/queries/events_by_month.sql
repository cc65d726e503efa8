-- Events by month and type: the five years up to the newest event that has happened or is dated.
WITH dated AS (
    SELECT date_trunc('month', e.date_earliest) AS month, t.label_en, t.label_zh
    FROM events e JOIN event_types t USING (event_type) WHERE e.date_earliest IS NOT NULL
)
SELECT strftime(month, '%Y-%m-%d') AS month, label_en AS type, count(*) AS events
FROM dated
WHERE month > (SELECT max(month) FROM dated) - INTERVAL 60 MONTH
GROUP BY ALL
ORDER BY month, type
