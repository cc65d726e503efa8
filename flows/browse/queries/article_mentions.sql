-- Where an article names people and organisations, and why each place belongs to whom.
SELECT m.mention_id, m.part, m.char_start, m.char_end, m.surface, m.entity_kind, m.entity_id, m.method, m.score,
    coalesce(p.name, o.name) AS name, r.rule, r.score AS resolution_score, r.evidence
FROM mentions m
LEFT JOIN people p ON m.entity_kind = 'person' AND p.person_id = m.entity_id
LEFT JOIN organizations o ON m.entity_kind = 'organization' AND o.org_id = m.entity_id
LEFT JOIN (
    SELECT entity_kind, entity_id, surface, arg_max(rule, score) AS rule, max(score) AS score,
        arg_max(evidence, score) AS evidence
    FROM resolutions WHERE source_id = $id GROUP BY ALL
) r ON r.entity_kind = m.entity_kind AND r.entity_id = m.entity_id AND r.surface = m.surface
WHERE m.source_id = $id
ORDER BY m.part DESC, m.char_start, m.mention_id
