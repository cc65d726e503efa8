-- name: post_is_of_a_person
-- table: person_roles
-- severity: warn
-- threshold: 0
-- description: The words of a post name no person and no organisation themselves, but the body of an office that stands apart from its place.
SELECT r.person_id, r.title, r.source_id, r.part, r.char_start
FROM person_roles r
JOIN mentions m ON m.source_id = r.source_id AND m.part = r.part AND m.char_start = r.char_start AND m.char_end = r.char_end
WHERE m.method <> 'office'
