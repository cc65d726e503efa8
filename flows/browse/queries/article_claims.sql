-- What an article tells: each claim with its words, the event it belongs to, and why.
SELECT m.event_mention_id, m.event_id, m.event_type, t.label_en, t.label_zh, m.part, m.char_start, m.char_end, m.evidence,
    m.trigger, m.date_text, m.date_earliest, m.date_latest, m.certainty, m.extractor, m.confidence,
    m.confidence_parts::TEXT AS confidence_parts, e.headline, e.source_count, d.rule, d.score, d.evidence AS agrees
FROM event_mentions m
JOIN events e USING (event_id)
JOIN event_types t ON t.event_type = m.event_type
LEFT JOIN event_decisions d USING (event_mention_id)
WHERE m.source_id = $id
ORDER BY m.part DESC, m.char_start, m.event_mention_id
