-- A post that the text gives a person.
SELECT DISTINCT p.entity_id AS person_id, o.entity_id AS org_id, r.title, s.source_id, r.part, r.char_start, r.char_end
FROM source_texts s
JOIN local_roles r ON r.text_key = s.text_key
JOIN resolved_assignments p
    ON p.source_id = s.source_id AND p.entity_kind = 'person' AND p.entity_key = r.person_key AND p.part IS NULL
LEFT JOIN resolved_assignments o
    ON o.source_id = s.source_id AND o.entity_kind = 'organization' AND o.entity_key = r.org_key AND o.part IS NULL
ORDER BY ALL
