-- Every claim of an event, with the words that prove it.
SELECT
    m.event_mention_id, m.event_id, e.event_type, s.source_id, e.part,
    substr(CASE e.part WHEN 'title' THEN h.title ELSE b.body END, e.char_start + 1, e.char_end - e.char_start)
        AS evidence,
    e.char_start, e.char_end, e.trigger, e.object, e.date_text, e.date_earliest, e.date_latest, e.date_precision,
    e.certainty, e.extractor, e.confidence, e.confidence_parts
FROM merged_event_mentions m
JOIN source_texts s ON s.source_id = m.source_id
JOIN local_events e ON e.text_key = s.text_key AND e.claim = m.claim
JOIN articles b ON b.article_key = s.body_from
JOIN articles h ON h.article_key = s.header_from
ORDER BY s.source_id, e.part, e.char_start, e.claim
