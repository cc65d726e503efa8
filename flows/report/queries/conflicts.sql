-- Events that sources date differently: each event's claims in the order of their dates.
WITH claim AS (
    SELECT event_id, headline, first_date AS day, first_words AS words, first_source AS source_id FROM event_conflicts
    UNION SELECT event_id, headline, second_date, second_words, second_source FROM event_conflicts
), widest AS (
    SELECT event_id, max(day) - min(day) AS days FROM claim GROUP BY event_id ORDER BY days DESC, event_id LIMIT 20
)
SELECT c.event_id, c.headline, w.days, c.day, c.words, s.title, s.publisher, s.script, s.url
FROM widest w JOIN claim c USING (event_id) JOIN sources s USING (source_id)
ORDER BY w.days DESC, c.event_id, c.day, s.source_id
