-- One row per organisation that the articles name, and the parents of those.
SELECT o.* EXCLUDE (source_count, mention_count),
    count(DISTINCT m.source_id)::INTEGER AS source_count, count(m.mention_id)::INTEGER AS mention_count
FROM resolved_organizations o
LEFT JOIN published_mentions m ON m.entity_kind = 'organization' AND m.entity_id = o.org_id
GROUP BY ALL
ORDER BY o.org_id
