-- The byline of the copy that gives the header.
SELECT s.source_id, a.position, a.name, a.role
FROM source_texts s JOIN article_authors a ON a.article_key = s.header_from
ORDER BY ALL
