-- What bounds the day of an article that states none: its own words, and events that other articles date. Offsets index
-- the body that is published; of a copy whose body is another one the words stand alone.
SELECT
    s.source_id, e.rule, e.words,
    CASE WHEN e.part = 'title' OR e.other_source_id IS NOT NULL OR h.content_sha256 = b.content_sha256 THEN e.part END
        AS part,
    CASE WHEN e.part = 'title' OR e.other_source_id IS NOT NULL OR h.content_sha256 = b.content_sha256
        THEN e.char_start END AS char_start,
    CASE WHEN e.part = 'title' OR e.other_source_id IS NOT NULL OR h.content_sha256 = b.content_sha256
        THEN e.char_end END AS char_end,
    e.earliest, e.latest, e.used, e.other_source_id
FROM source_texts s
JOIN articles b ON b.article_key = s.body_from
JOIN articles h ON h.article_key = s.header_from
JOIN source_date_evidence e ON e.source_id = s.source_id
ORDER BY ALL
