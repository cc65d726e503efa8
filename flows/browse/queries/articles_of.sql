-- The articles that name a person or an organisation: how often, by which forms, and the words around the first place.
WITH places AS (
    SELECT m.source_id, count(*) AS mentions, list(DISTINCT m.surface ORDER BY m.surface) AS surfaces,
        arg_min({part: m.part, char_start: m.char_start, char_end: m.char_end, surface: m.surface},
            (m.part <> 'body', m.char_start)) AS first_place
    FROM mentions m
    WHERE m.entity_kind = $kind AND m.entity_id = $id AND ($surface = '' OR m.surface = $surface)
    GROUP BY m.source_id
), around AS (
    SELECT s.*, p.mentions, p.surfaces, p.first_place,
        CASE p.first_place.part WHEN 'title' THEN s.title ELSE s.body END AS text
    FROM places p JOIN sources s USING (source_id)
)
SELECT source_id, title, publisher, script, published_earliest, published_latest, mentions,
    array_to_string(surfaces, '、') AS surfaces, first_place.surface AS surface,
    regexp_extract(substr(text, greatest(first_place.char_start - 59, 1), least(first_place.char_start, 60)), '[^\n]*$') AS words_before,
    regexp_extract(substr(text, first_place.char_end + 1, 90), '^[^\n]*') AS words_after
FROM around
ORDER BY published_earliest DESC NULLS LAST, source_id
