-- name: organization_of_an_event_is_more_than_a_credit
-- table: event_participants
-- severity: warn
-- threshold: 0
-- description: No organisation takes part in an event whose articles name it only in credits of pictures, in datelines and as who reports.
-- Each mention is looked at once: cutting a piece out of a long body costs as much as the body is long.
WITH taking AS (
    SELECT DISTINCT p.event_id, p.entity_id, e.source_id FROM event_participants p
    JOIN event_mentions e USING (event_id) WHERE p.entity_kind = 'organization'
), around AS (
    SELECT m.source_id, m.entity_id,
        regexp_extract(substr(CASE m.part WHEN 'title' THEN s.title ELSE s.body END,
            greatest(1, m.char_start - 15), least(16, m.char_start)), '[^\n。]*$') AS before,
        substr(CASE m.part WHEN 'title' THEN s.title ELSE s.body END, m.char_end + 1, 16) AS after
    FROM mentions m JOIN sources s USING (source_id)
    WHERE m.entity_kind = 'organization' AND (m.source_id, m.entity_id) IN (SELECT (source_id, entity_id) FROM taking)
), named AS (
    SELECT event_id, entity_id, before, after FROM taking JOIN around USING (source_id, entity_id)
)
SELECT event_id, entity_id, count(*) AS mentions, any_value(before) AS before, any_value(after) AS after FROM named
GROUP BY event_id, entity_id
HAVING bool_and(
    -- 圖：X; 图片来源：X; 资料图/X
    regexp_matches(before, '(?i)(图|圖|图片|圖片|照片|相片|摄|攝|来源|來源|photo|image|credit|©|via)[:：/／ 由]{0,3}$')
    -- X北京1月1日电; X訊
    OR (regexp_matches(before, '^[\s【（(]*$') AND regexp_matches(after, '^[^\n。，,]{0,12}[电電讯訊]'))
    -- a caption's last words: X; X資料照片; X记者某某 摄
    OR (regexp_matches(before, '^[\s（(]*$|[）)]$') AND regexp_matches(after, '^(资料|資料)?(照片|圖片|图片|相片)?[）)]?\s*(\n|$)'))
    OR regexp_matches(after, '^记者[^\n。，]{0,8}[摄攝]')
    -- 据X1月1日报道; 據X引述
    OR (regexp_matches(before, '[据據引]$') AND regexp_matches(after, '^[^\n。，,]{0,9}(报道|報道|報導|消息|引述|[电電])'))
)
