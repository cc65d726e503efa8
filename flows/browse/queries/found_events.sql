-- Events, newest first: those of these ids (all when there are none), of a type, certainty, range of days, publisher.
SELECT e.event_id, e.date_earliest, e.date_latest, e.date_precision, e.event_type, t.label_en, t.label_zh, e.headline,
    e.certainty, e.confidence, e.source_count, e.mention_count
FROM events e JOIN event_types t USING (event_type)
WHERE ($any OR e.event_id IN (SELECT unnest($ids)))
    AND ($type = '' OR e.event_type = $type)
    AND ($certainty = '' OR e.certainty = $certainty)
    AND ($since = '' OR e.date_latest >= TRY_CAST($since AS DATE))
    AND ($until = '' OR e.date_earliest <= TRY_CAST($until AS DATE))
    AND ($publisher = '' OR e.event_id IN (
        SELECT m.event_id FROM event_mentions m JOIN sources s USING (source_id) WHERE s.publisher = $publisher))
ORDER BY e.date_earliest DESC NULLS LAST, e.source_count DESC, e.event_id
