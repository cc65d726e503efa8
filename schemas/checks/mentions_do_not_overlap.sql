-- name: mentions_do_not_overlap
-- table: mentions
-- severity: warn
-- threshold: 0
-- scope: source
-- description: Two mentions of one kind share no character of a text.
SELECT source_id, part, entity_kind, surface, char_start, char_end, next_surface, next_start
FROM (
    SELECT *, lead(char_start) OVER one_text AS next_start, lead(surface) OVER one_text AS next_surface
    FROM mentions
    WINDOW one_text AS (PARTITION BY source_id, part, entity_kind ORDER BY char_start, char_end)
)
WHERE next_start < char_end
