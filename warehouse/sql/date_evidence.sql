-- What bounds the day of an article that states none: of the copy that gives the header, and of other articles. Offsets
-- index the body that is published; of a copy whose body is another one the words stand alone.
SELECT
    s.source_id, e.rule, e.words,
    CASE WHEN e.part = 'title' OR h.content_sha256 = b.content_sha256 THEN e.part END AS part,
    CASE WHEN e.part = 'title' OR h.content_sha256 = b.content_sha256 THEN e.char_start END AS char_start,
    CASE WHEN e.part = 'title' OR h.content_sha256 = b.content_sha256 THEN e.char_end END AS char_end,
    e.earliest, e.latest, e.used
FROM source_texts s
JOIN articles b ON b.article_key = s.body_from
JOIN articles h ON h.article_key = s.header_from
JOIN article_date_evidence e ON e.article_key = s.header_from
ORDER BY ALL
