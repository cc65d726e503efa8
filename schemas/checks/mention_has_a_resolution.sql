-- name: mention_has_a_resolution
-- table: resolutions
-- severity: error
-- threshold: 0
-- description: For every form of a name in an article it stands why it belongs to its person or organisation.
SELECT entity_kind, entity_id, source_id, surface, count(*) AS mentions
FROM mentions ANTI JOIN resolutions USING (entity_kind, entity_id, source_id, surface)
GROUP BY ALL
