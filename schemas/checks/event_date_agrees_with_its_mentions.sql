-- name: event_date_agrees_with_its_mentions
-- table: events
-- severity: error
-- threshold: 0
-- description: An event's range lies within the days that its mentions name, and is null only when they name none.
SELECT e.event_id, e.headline, e.date_earliest, e.date_latest, m.first_day, m.last_day
FROM events e
JOIN (
    SELECT event_id, min(date_earliest) AS first_day, max(date_latest) AS last_day, count(date_earliest) AS dated
    FROM event_mentions GROUP BY event_id
) m USING (event_id)
WHERE e.date_earliest < m.first_day OR e.date_latest > m.last_day OR (e.date_earliest IS NULL) <> (m.dated = 0)
