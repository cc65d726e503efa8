-- One organisation, with the one it belongs to.
SELECT o.*, o.org_id AS id, p.name AS parent_name
FROM organizations o LEFT JOIN organizations p ON p.org_id = o.parent_org_id
WHERE o.org_id = $id
