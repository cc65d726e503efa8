-- Who else printed an article: each copy with its own header.
SELECT path, kind, similarity, title, publisher, published_earliest, published_latest, url
FROM source_groups WHERE source_id = $id
ORDER BY kind <> 'representative', published_earliest NULLS LAST, path
