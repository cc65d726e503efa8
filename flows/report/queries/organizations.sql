-- The organisations that most articles name.
SELECT name, source_count AS n, mention_count FROM organizations
WHERE source_count > 0 ORDER BY source_count DESC, mention_count DESC, name LIMIT 15
