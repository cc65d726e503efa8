-- name: name_is_no_organization_too
-- table: people
-- severity: warn
-- threshold: 0
-- description: No name is that of a person and of an organisation.
SELECT p.name, p.person_id, p.mention_count, o.org_id, o.mention_count AS mentions_of_organization
FROM people p JOIN organizations o ON o.name = p.name
