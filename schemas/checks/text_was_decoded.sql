-- name: text_was_decoded
-- table: sources
-- severity: warn
-- threshold: 0
-- scope: source
-- description: A title or body holds no replacement character and no control character: they come of a wrong encoding.
SELECT source_id, format, title, regexp_extract(title || chr(10) || body, '.{0,10}[\x{FFFD}\x{0}-\x{8}\x{B}\x{C}\x{E}-\x{1F}\x{7F}-\x{9F}].{0,10}') AS found
FROM sources
WHERE regexp_matches(body, '[\x{FFFD}\x{0}-\x{8}\x{B}\x{C}\x{E}-\x{1F}\x{7F}-\x{9F}]')
    OR regexp_matches(title, '[\x{FFFD}\x{0}-\x{8}\x{B}\x{C}\x{E}-\x{1F}\x{7F}-\x{9F}]')
