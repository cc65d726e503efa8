-- name: role_stands_at_its_offsets
-- table: person_roles
-- severity: error
-- threshold: 0
-- scope: source
-- description: Every post stands in its part of its source at its offsets.
SELECT r.person_id, r.title, r.source_id, r.part, r.char_start, r.char_end
FROM person_roles r JOIN sources s USING (source_id)
WHERE r.title IS DISTINCT FROM
    substr(CASE r.part WHEN 'title' THEN s.title ELSE s.body END, r.char_start + 1, r.char_end - r.char_start)
