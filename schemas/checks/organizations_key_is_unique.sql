-- name: organizations_key_is_unique
-- table: organizations
-- severity: error
-- threshold: 0
-- description: org_id identifies one row of organizations.
SELECT org_id, count(*) AS rows FROM organizations GROUP BY org_id HAVING rows > 1
