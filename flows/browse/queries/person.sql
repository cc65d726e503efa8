-- One person.
SELECT p.*, p.person_id AS id FROM people p WHERE p.person_id = $id
