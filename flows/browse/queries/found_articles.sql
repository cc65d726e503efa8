-- Articles, newest first: those of these ids or with these words in the text, of a range of days, of a publisher.
SELECT s.source_id, s.title, s.publisher, s.script, s.published_earliest, s.published_latest, s.body_chars,
    (SELECT count(*) FROM event_mentions m WHERE m.source_id = s.source_id) AS claims
FROM sources s
WHERE ($any OR s.source_id IN (SELECT unnest($ids))
        OR $simplified <> '' AND (contains(s.body, $simplified) OR contains(s.body, $traditional)))
    AND ($since = '' OR s.published_latest >= TRY_CAST($since AS DATE))
    AND ($until = '' OR s.published_earliest <= TRY_CAST($until AS DATE))
    AND ($publisher = '' OR s.publisher = $publisher)
ORDER BY s.published_earliest DESC NULLS LAST, s.source_id
