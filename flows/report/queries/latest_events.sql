-- The newest dated events with the sentence that tells each best: one row for each sentence and day, with its events.
WITH newest AS (
    SELECT e.*, t.label_en, t.label_zh FROM events e JOIN event_types t USING (event_type)
    WHERE e.date_earliest IS NOT NULL
    ORDER BY e.date_earliest DESC, e.source_count DESC, e.event_id LIMIT 40
), told AS (
    SELECT m.event_id, m.source_id, m.evidence FROM event_mentions m JOIN newest n USING (event_id)
    QUALIFY row_number() OVER (
        PARTITION BY event_id
        ORDER BY m.date_earliest IS NOT DISTINCT FROM n.date_earliest DESC, m.part = 'body' DESC, m.confidence DESC,
            m.source_id, m.char_start) = 1
)
SELECT n.date_earliest, n.date_latest, told.evidence, s.title, s.publisher, s.script, s.url,
    list({headline: n.headline, label_en: n.label_en, label_zh: n.label_zh, certainty: n.certainty,
        others: n.source_count - 1} ORDER BY n.source_count DESC, n.event_id) AS events
FROM newest n
JOIN told USING (event_id)
JOIN sources s USING (source_id)
GROUP BY ALL
ORDER BY n.date_earliest DESC, max(n.source_count) DESC, told.evidence
