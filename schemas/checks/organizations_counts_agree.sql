-- name: organizations_counts_agree
-- table: organizations
-- severity: error
-- threshold: 0
-- description: source_count and mention_count of an organisation are those of its mentions.
SELECT o.org_id, o.name, o.source_count, o.mention_count, m.sources, m.mentions
FROM organizations o
LEFT JOIN (
    SELECT entity_id AS org_id, count(DISTINCT source_id) AS sources, count(*) AS mentions
    FROM mentions WHERE entity_kind = 'organization' GROUP BY entity_id
) m USING (org_id)
WHERE (o.source_count, o.mention_count) IS DISTINCT FROM (coalesce(m.sources, 0), coalesce(m.mentions, 0))
