-- Who else printed the article: each copy with its own header.
SELECT
    o.source_id, o.path, o.kind, o.similarity, a.title, a.publisher, a.published_at, a.published_earliest,
    a.published_latest, a.url
FROM file_outcomes o
JOIN articles a ON a.article_key = o.article_key
WHERE o.source_id IS NOT NULL
ORDER BY o.source_id, o.path
