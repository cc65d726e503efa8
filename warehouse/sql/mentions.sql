-- Every place of a title or body that names a person or an organisation.
SELECT mention_id, source_id, part, entity_kind, entity_id, surface, char_start, char_end, method, score
FROM published_mentions
ORDER BY source_id, part, char_start, entity_kind
