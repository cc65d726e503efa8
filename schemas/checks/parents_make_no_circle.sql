-- name: parents_make_no_circle
-- table: organizations
-- severity: error
-- threshold: 0
-- description: No organisation is part of itself, directly or through its parents.
WITH RECURSIVE above AS (
    SELECT org_id, parent_org_id AS ancestor, 1 AS steps FROM organizations WHERE parent_org_id IS NOT NULL
    UNION ALL
    SELECT a.org_id, o.parent_org_id, a.steps + 1
    FROM above a JOIN organizations o ON o.org_id = a.ancestor
    WHERE o.parent_org_id IS NOT NULL AND a.ancestor <> a.org_id AND a.steps < 20
)
SELECT DISTINCT org_id, steps FROM above WHERE ancestor = org_id OR steps = 20
