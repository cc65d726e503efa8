-- The people that most articles name.
SELECT person_id, name, source_count, mention_count FROM people ORDER BY source_count DESC, mention_count DESC, name
