-- name: withheld_claims_key_is_unique
-- table: withheld_claims
-- severity: error
-- threshold: 0
-- description: withheld_id identifies one row of withheld_claims.
SELECT withheld_id, count(*) AS rows FROM withheld_claims GROUP BY withheld_id HAVING rows > 1
