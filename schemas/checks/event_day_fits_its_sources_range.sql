-- name: event_day_fits_its_sources_range
-- table: event_mentions
-- severity: warn
-- threshold: 0
-- description: A day counted from an article's own (昨日, 上周二) lies no farther from its range than the words can reach.
SELECT m.event_mention_id, m.source_id, m.date_text, m.date_earliest, m.date_latest, s.published_earliest,
    s.published_latest
FROM event_mentions m JOIN sources s USING (source_id)
WHERE regexp_matches(m.date_text, '^(?:昨|今[天日早晚晨]|前[天日晚]|[上本这這]个?個?[周週]|[上本这這]个?個?(?:星期|礼拜|禮拜))')
    AND (m.date_latest < s.published_earliest - 21 OR m.date_earliest > s.published_latest + 7)
