-- name: quarantine_key_is_unique
-- table: quarantine
-- severity: error
-- threshold: 0
-- description: quarantine_id identifies one row of quarantine.
SELECT quarantine_id, count(*) AS rows FROM quarantine GROUP BY quarantine_id HAVING rows > 1
