-- Each telling of these events: its words, its source, the day it tells, and why it belongs to its event.
SELECT m.event_id, m.event_mention_id, m.event_type, m.part, m.char_start, m.char_end, m.evidence, m.trigger, m.object,
    m.date_text, m.date_earliest, m.date_latest, m.certainty, m.extractor, m.confidence,
    m.confidence_parts::TEXT AS confidence_parts, d.rule, d.score, d.evidence AS agrees,
    s.source_id, s.title, s.publisher, s.script, s.published_earliest, s.published_latest
FROM event_mentions m
LEFT JOIN event_decisions d USING (event_mention_id)
JOIN sources s USING (source_id)
WHERE m.event_id IN (SELECT unnest($ids))
ORDER BY m.event_id, s.published_earliest NULLS LAST, s.source_id, m.part DESC, m.char_start, m.event_mention_id
