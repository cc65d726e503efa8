-- Every headline of an event and every title of an article.
SELECT 'event' AS kind, event_id AS id, headline AS text FROM events
UNION ALL
SELECT 'article', source_id, title FROM sources
ORDER BY ALL
