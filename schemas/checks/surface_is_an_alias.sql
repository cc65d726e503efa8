-- name: surface_is_an_alias
-- table: mentions
-- severity: warn
-- threshold: 0
-- description: The words of a mention stand among the aliases of what it names.
WITH alias AS (
    SELECT 'person' AS entity_kind, person_id AS entity_id, alias AS surface FROM person_aliases
    UNION ALL SELECT 'organization', org_id, alias FROM organization_aliases
)
SELECT entity_kind, entity_id, surface, count(*) AS mentions
FROM mentions ANTI JOIN alias USING (entity_kind, entity_id, surface)
GROUP BY ALL
