-- description: Events that sources date differently: pairs of articles whose mentions share no day.
-- column first_date: First day that this mention allows.
-- column first_words: The words its date was read from.
-- column first_source: The article with the earlier date.
-- column second_date: First day that the other mention allows.
-- column second_words: The words its date was read from.
-- column second_source: The article with the later date.
CREATE VIEW event_conflicts AS
SELECT DISTINCT e.event_id, e.headline, a.date_earliest AS first_date, a.date_text AS first_words, a.source_id AS first_source,
    b.date_earliest AS second_date, b.date_text AS second_words, b.source_id AS second_source
FROM events e
JOIN event_mentions a USING (event_id)
JOIN event_mentions b USING (event_id)
WHERE a.date_latest < b.date_earliest AND a.source_id <> b.source_id
ORDER BY e.event_id, first_date, second_date, first_source, second_source;
