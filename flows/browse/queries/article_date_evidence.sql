-- What bounds the day of an article that states none.
SELECT rule, words, part, char_start, char_end, earliest, latest, used FROM date_evidence WHERE source_id = $id
ORDER BY ALL
