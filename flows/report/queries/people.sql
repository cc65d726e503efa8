-- The people that most articles name.
SELECT name, source_count AS n, mention_count FROM people ORDER BY source_count DESC, mention_count DESC, name LIMIT 15
