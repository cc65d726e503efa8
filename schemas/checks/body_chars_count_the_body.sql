-- name: body_chars_count_the_body
-- table: sources
-- severity: error
-- threshold: 0
-- scope: source
-- description: body_chars is the length of the body in characters.
SELECT source_id, title, body_chars, length(body) AS counted FROM sources WHERE body_chars <> length(body)
