-- The addresses in an article.
SELECT position, url, role FROM source_links WHERE source_id = $id
ORDER BY position
