-- name: mentions_key_is_unique
-- table: mentions
-- severity: error
-- threshold: 0
-- description: mention_id identifies one row of mentions.
SELECT mention_id, count(*) AS rows FROM mentions GROUP BY mention_id HAVING rows > 1
