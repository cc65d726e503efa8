-- name: date_words_stand_in_their_source
-- table: event_mentions
-- severity: warn
-- threshold: 0
-- scope: source
-- description: The words a date was read from stand in the title or body of the source.
SELECT m.event_mention_id, m.source_id, m.date_text, m.evidence
FROM event_mentions m JOIN sources s USING (source_id)
WHERE m.date_text IS NOT NULL AND NOT contains(m.evidence, m.date_text)
    AND NOT contains(s.body, m.date_text) AND NOT contains(s.title, m.date_text)
