-- Every headline of an event and every title of an article, the newest first.
SELECT kind, id, text FROM (
    SELECT 'event' AS kind, event_id AS id, headline AS text, date_earliest AS day, source_count AS articles FROM events
    UNION ALL
    SELECT 'article', source_id, title, published_earliest, 0 FROM sources
)
ORDER BY kind, day DESC NULLS LAST, articles DESC, id
