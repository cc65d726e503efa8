-- name: people_counts_agree
-- table: people
-- severity: error
-- threshold: 0
-- description: source_count and mention_count of a person are those of its mentions.
SELECT p.person_id, p.name, p.source_count, p.mention_count, m.sources, m.mentions
FROM people p
LEFT JOIN (
    SELECT entity_id AS person_id, count(DISTINCT source_id) AS sources, count(*) AS mentions
    FROM mentions WHERE entity_kind = 'person' GROUP BY entity_id
) m USING (person_id)
WHERE (p.source_count, p.mention_count) IS DISTINCT FROM (coalesce(m.sources, 0), coalesce(m.mentions, 0))
