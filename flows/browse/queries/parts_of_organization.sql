-- The organisations that belong to one.
SELECT org_id, name, kind, source_count FROM organizations WHERE parent_org_id = $id
ORDER BY source_count DESC, name, org_id
