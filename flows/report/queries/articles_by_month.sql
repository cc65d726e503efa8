-- Articles by the month in which they were published: the five years up to the newest, as far as they have a date.
WITH dated AS (SELECT date_trunc('month', published_earliest) AS month FROM sources WHERE published_earliest IS NOT NULL)
SELECT strftime(month, '%Y-%m-%d') AS month, count(*) AS articles
FROM dated
WHERE month > (SELECT max(month) FROM dated) - INTERVAL 60 MONTH
GROUP BY month
ORDER BY month
