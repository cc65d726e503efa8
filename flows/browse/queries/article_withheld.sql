-- What was read in an article but is not told, and why.
SELECT w.withheld_id, w.event_type, t.label_en, t.label_zh, w.part, w.char_start, w.char_end, w.evidence, w.trigger,
    w.reason, w.confidence, w.participants::TEXT AS participants
FROM withheld_claims w LEFT JOIN event_types t USING (event_type)
WHERE w.source_id = $id
ORDER BY w.part DESC, w.char_start, w.withheld_id
