-- These articles: title, publisher, day, and how many claims they tell.
SELECT s.source_id, s.title, s.publisher, s.script, s.published_earliest, s.published_latest, s.body_chars,
    (SELECT count(*) FROM event_mentions m WHERE m.source_id = s.source_id) AS claims
FROM sources s
WHERE s.source_id IN (SELECT unnest($ids))
ORDER BY source_id
