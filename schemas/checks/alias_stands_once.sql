-- name: alias_stands_once
-- table: person_aliases
-- severity: error
-- threshold: 0
-- description: An alias of a person or an organisation stands once with its kind.
SELECT 'person' AS entity_kind, person_id AS entity_id, alias, kind, count(*) AS rows
FROM person_aliases GROUP BY ALL HAVING rows > 1
UNION ALL
SELECT 'organization', org_id, alias, kind, count(*) AS rows FROM organization_aliases GROUP BY ALL HAVING rows > 1
