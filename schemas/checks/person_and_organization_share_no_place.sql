-- name: person_and_organization_share_no_place
-- table: mentions
-- severity: warn
-- threshold: 0
-- description: The same characters do not name both a person and an organisation.
SELECT p.source_id, p.part, p.char_start, p.char_end, p.surface AS person, o.surface AS organization
FROM mentions p
JOIN mentions o ON o.source_id = p.source_id AND o.part = p.part AND o.char_start = p.char_start
    AND o.char_end = p.char_end AND o.entity_kind = 'organization'
WHERE p.entity_kind = 'person'
