-- name: organization_is_mentioned_or_a_parent
-- table: organizations
-- severity: error
-- threshold: 0
-- description: Every organisation is named by a mention, or is the parent of one that is.
SELECT o.org_id, o.name FROM organizations o
ANTI JOIN mentions m ON m.entity_kind = 'organization' AND m.entity_id = o.org_id
ANTI JOIN organizations child ON child.parent_org_id = o.org_id
