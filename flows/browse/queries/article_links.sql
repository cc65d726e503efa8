-- The addresses in an article.
SELECT url, role FROM source_links WHERE source_id = $id ORDER BY position
