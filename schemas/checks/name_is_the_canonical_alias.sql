-- name: name_is_the_canonical_alias
-- table: person_aliases
-- severity: error
-- threshold: 0
-- description: A person's or an organisation's name stands among its aliases (a parent that no article names has none).
SELECT 'person' AS entity_kind, person_id AS entity_id, name FROM people
ANTI JOIN person_aliases a ON a.person_id = people.person_id AND a.alias = people.name
UNION ALL
SELECT 'organization', org_id, name FROM organizations
ANTI JOIN organization_aliases a ON a.org_id = organizations.org_id AND a.alias = organizations.name
WHERE mention_count > 0
