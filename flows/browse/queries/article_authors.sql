-- Who wrote, translated, edited or compiled an article.
SELECT position, name, role FROM source_authors WHERE source_id = $id
ORDER BY position
