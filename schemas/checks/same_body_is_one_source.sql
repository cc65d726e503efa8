-- name: same_body_is_one_source
-- table: sources
-- severity: warn
-- threshold: 0
-- description: Articles with the same body are one source, unless their titles tell them apart.
SELECT content_sha256, count(*) AS sources, list(source_id ORDER BY source_id) AS source_ids, any_value(title) AS title
FROM sources
GROUP BY content_sha256, lower(regexp_replace(title, '\s', '', 'g'))
HAVING sources > 1
