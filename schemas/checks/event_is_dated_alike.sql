-- name: event_is_dated_alike
-- table: events
-- severity: warn
-- threshold: 0
-- description: The days that two sources give one event are no more than a month apart.
SELECT a.event_id, a.source_id, b.source_id AS other_source_id, a.date_text, b.date_text AS other_text,
    a.date_earliest, a.date_latest, b.date_earliest AS other_earliest, b.date_latest AS other_latest
FROM event_mentions a JOIN event_mentions b ON b.event_id = a.event_id AND a.source_id <> b.source_id
WHERE a.date_latest + 31 < b.date_earliest
