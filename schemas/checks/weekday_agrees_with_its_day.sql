-- name: weekday_agrees_with_its_day
-- table: event_mentions
-- severity: warn
-- threshold: 0
-- description: Where the words of an event's day name its weekday beside its number (周三（15日）), both are one day.
WITH said AS (
    SELECT *, regexp_extract(date_text, '(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])', 1) AS weekday
    FROM event_mentions
    WHERE regexp_matches(date_text, '[0-9一二三四五六七八九十]+ *[日号號]') AND date_earliest = date_latest
)
SELECT event_mention_id, source_id, date_text, date_earliest, evidence
FROM said
WHERE weekday <> '' AND isodow(date_earliest) <> instr('一二三四五六日', replace(weekday, '天', '日'))
