-- One row per person that the articles name.
SELECT p.* EXCLUDE (source_count, mention_count),
    count(DISTINCT m.source_id)::INTEGER AS source_count, count(*)::INTEGER AS mention_count
FROM resolved_people p
JOIN published_mentions m ON m.entity_kind = 'person' AND m.entity_id = p.person_id
GROUP BY ALL
ORDER BY p.person_id
