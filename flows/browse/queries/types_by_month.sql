-- Events by month and type: the five years up to the newest.
WITH dated AS (
    SELECT date_trunc('month', e.date_earliest) AS month, t.event_type, t.label_en, t.label_zh
    FROM events e JOIN event_types t USING (event_type) WHERE e.date_earliest IS NOT NULL
)
SELECT strftime(month, '%Y-%m-%d') AS month, event_type, label_en, label_zh, count(*) AS events
FROM dated WHERE month > (SELECT max(month) FROM dated) - INTERVAL 60 MONTH
GROUP BY ALL ORDER BY month, event_type
