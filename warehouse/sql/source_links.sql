-- The addresses in the copy that gives the body.
SELECT s.source_id, l.position, l.url, l.role
FROM source_texts s JOIN article_links l ON l.article_key = s.body_from
ORDER BY ALL
