-- What was read but is less sure than the setting asks, with the words that it was read from.
SELECT
    m.withheld_id, s.source_id, e.event_type, e.part,
    substr(CASE e.part WHEN 'title' THEN h.title ELSE b.body END, e.char_start + 1, e.char_end - e.char_start)
        AS evidence,
    e.char_start, e.char_end, e.trigger, m.reason, e.confidence, m.participants
FROM merged_withheld_claims m
JOIN source_texts s ON s.source_id = m.source_id
JOIN local_events e ON e.text_key = s.text_key AND e.claim = m.claim
JOIN articles b ON b.article_key = s.body_from
JOIN articles h ON h.article_key = s.header_from
ORDER BY s.source_id, e.part, e.char_start, e.claim
