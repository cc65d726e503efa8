-- The forms of a name, and how often and from when to when each was read.
SELECT a.alias, string_agg(DISTINCT a.kind, ', ' ORDER BY a.kind) AS kinds,
    count(DISTINCT m.mention_id) AS mentions, count(DISTINCT m.source_id) AS articles,
    min(s.published_earliest) AS first_day, max(s.published_latest) AS last_day
FROM person_aliases a
LEFT JOIN mentions m ON m.entity_kind = 'person' AND m.entity_id = a.person_id AND m.surface = a.alias
LEFT JOIN sources s USING (source_id)
WHERE a.person_id = $id
GROUP BY a.alias
ORDER BY mentions DESC, a.alias
