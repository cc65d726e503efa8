-- Which of these events these articles tell.
SELECT DISTINCT event_id FROM event_mentions
WHERE event_id IN (SELECT unnest($events)) AND source_id IN (SELECT unnest($sources))
