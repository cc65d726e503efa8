-- name: date_evidence_stands_at_its_offsets
-- table: date_evidence
-- severity: error
-- threshold: 0
-- description: The words of a bound stand in their part of the source at their offsets.
SELECT e.source_id, e.rule, e.words, e.part, e.char_start
FROM date_evidence e JOIN sources s USING (source_id)
WHERE e.part IS NOT NULL
    AND substr(CASE e.part WHEN 'title' THEN s.title ELSE s.body END, e.char_start + 1, e.char_end - e.char_start)
        IS DISTINCT FROM e.words
