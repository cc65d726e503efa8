-- name: person_name_is_plain
-- table: people
-- severity: warn
-- threshold: 0
-- description: A person's name holds no digit, bracket, quote, comma or line break and at most 60 characters.
SELECT person_id, name, mention_count
FROM people
WHERE length(name) > 60 OR name <> trim(name) OR regexp_matches(name, '[0-9０-９\n\t()（）\[\]【】《》“”"，,。；;：:！!？?/\\|<>@#]')
