-- name: role_stands_at_its_offsets
-- table: person_roles
-- severity: error
-- threshold: 0
-- description: The words of every role lie inside their part and hold the title.
SELECT r.person_id, r.title, r.source_id, r.part, r.char_start, r.char_end
FROM person_roles r JOIN sources s USING (source_id)
WHERE NOT contains(
    substr(CASE r.part WHEN 'title' THEN s.title ELSE s.body END, r.char_start + 1, r.char_end - r.char_start), r.title)
