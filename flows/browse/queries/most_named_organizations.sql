-- The organisations that most articles name.
SELECT org_id, name, source_count, mention_count FROM organizations WHERE source_count > 0
ORDER BY source_count DESC, mention_count DESC, name
