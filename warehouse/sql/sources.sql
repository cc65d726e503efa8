-- One row per distinct article: body of the fullest copy, header of the earliest stated one.
SELECT
    s.source_id, h.title, h.publisher, h.publisher_basis, h.place, b.script, h.published_at, h.published_zone, CASE WHEN h.published_basis = 'none' AND coalesce(s.published_earliest, s.published_latest) IS NOT NULL THEN 'range'
        ELSE h.published_precision END AS published_precision,
    CASE WHEN h.published_basis = 'none' AND coalesce(s.published_earliest, s.published_latest) IS NOT NULL
        THEN 'inferred' ELSE h.published_basis END AS published_basis,
    s.published_earliest, s.published_latest, h.saved_at, h.url, h.cover_image_url, b.format, b.body,
    b.body_chars, b.content_sha256, coalesce(r.first_run_id, getvariable('run_id')) AS first_run_id,
    getvariable('run_id') AS last_run_id
FROM source_texts s
JOIN articles b ON b.article_key = s.body_from
JOIN articles h ON h.article_key = s.header_from
LEFT JOIN source_runs r ON r.source_id = s.source_id
ORDER BY s.source_id
