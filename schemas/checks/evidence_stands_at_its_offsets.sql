-- name: evidence_stands_at_its_offsets
-- table: event_mentions
-- severity: error
-- threshold: 0
-- scope: source
-- description: The evidence of every event mention and withheld claim is the text of its part at its offsets.
SELECT m.id, m.source_id, m.part, m.char_start, m.char_end, m.evidence
FROM (
    SELECT event_mention_id AS id, source_id, part, char_start, char_end, evidence FROM event_mentions
    UNION ALL SELECT withheld_id, source_id, part, char_start, char_end, evidence FROM withheld_claims
) m JOIN sources s USING (source_id)
WHERE substr(CASE m.part WHEN 'title' THEN s.title ELSE s.body END, m.char_start + 1, m.char_end - m.char_start)
    IS DISTINCT FROM m.evidence OR m.evidence = ''
